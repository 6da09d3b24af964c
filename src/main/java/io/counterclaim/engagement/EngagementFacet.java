package io.counterclaim.engagement;

import io.counterclaim.facet.FacetKey;
import java.util.Locale;
import org.eclipse.microprofile.graphql.Description;

@Description("What engagements are counted by.")
public enum EngagementFacet implements FacetKey {
  @Description("The kind; key is an EngagementKind, for `kinds` of the filter.")
  KIND("e.kind"),
  @Description("The country of the place; key is ISO 3166-1 alpha-2, for `country` of the filter.")
  COUNTRY("e.place.country"),
  @Description(
      "The month of period.firstDay: that in which it began, as it was recorded; key is ISO 8601, such as 2025-04.")
  MONTH("month_of(e.startedDay)"),
  @Description(
      "Whether a dispute on it is CONTESTED now, inferred assertions counted; key is true or false, for `disputed` of the"
          + " filter.")
  DISPUTED("case when " + EngagementFilter.CONTESTED + " then 'true' else 'false' end");

  private final String key;

  EngagementFacet(String key) {
    this.key = key;
  }

  @Override
  public String key() {
    return key;
  }

  @Override
  public String label(String key) {
    return switch (this) {
      case KIND -> FacetKey.words(key);
      case COUNTRY -> new Locale("", key).getDisplayCountry(Locale.ENGLISH);
      case MONTH -> FacetKey.month(key);
      case DISPUTED -> Boolean.parseBoolean(key) ? "Disputed" : "Not disputed";
    };
  }
}
