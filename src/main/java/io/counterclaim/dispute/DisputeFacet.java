package io.counterclaim.dispute;

import io.counterclaim.facet.FacetKey;
import org.eclipse.microprofile.graphql.Description;

@Description("What disputes are counted by.")
public enum DisputeFacet implements FacetKey {
  @Description("How the words stand to one another; key is a DisputeState.")
  STATE("e.state"),
  @Description("What of the engagement; key is an Attribute.")
  ATTRIBUTE("e.attribute");

  private final String key;

  DisputeFacet(String key) {
    this.key = key;
  }

  @Override
  public String key() {
    return key;
  }

  @Override
  public String label(String key) {
    return FacetKey.words(key);
  }
}
