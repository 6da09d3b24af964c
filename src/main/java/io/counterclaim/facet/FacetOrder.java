package io.counterclaim.facet;

import org.eclipse.microprofile.graphql.Description;

@Description("Orders of the buckets of a facet.")
public enum FacetOrder {
  @Description("The largest counts first; equal ones by key.")
  COUNT,
  @Description("By key: days and months in time's order.")
  KEY
}
