package io.counterclaim.engagement;

import org.eclipse.microprofile.graphql.Description;

@Description("How exactly a place is known; the steps of the UCDP codebook.")
public enum GeoPrecision {
  @Description("The coordinates are those of the place itself.")
  EXACT,
  @Description("Within about 25 km of the coordinates.")
  NEAR,
  @Description("A second-order administrative unit, such as a district.")
  ADM2,
  @Description("A first-order administrative unit, such as an oblast or province.")
  ADM1,
  @Description("A region that is no administrative unit.")
  REGION,
  @Description("Only the country is known.")
  COUNTRY,
  @Description("At sea or in the air.")
  WATER_OR_AIRSPACE
}
