package io.counterclaim.statement;

import io.counterclaim.facet.FacetKey;
import java.util.Locale;
import org.eclipse.microprofile.graphql.Description;

@Description("What statements are counted by.")
public enum StatementFacet implements FacetKey {
  @Description("The speaker; key is the actor's id, for `speaker` of the filter.")
  SPEAKER("e.speaker.id"),
  @Description("The side spoken for; key is the actor's id, for `camp` of the filter.")
  CAMP("e.camp.id"),
  @Description("The kind; key is a StatementKind.")
  KIND("e.kind"),
  @Description("The medium; key is a Medium.")
  MEDIUM("e.medium"),
  @Description("Whose words it is in; key is a Rendering.")
  RENDERING("e.rendering"),
  @Description("The language of the text; key is a BCP 47 tag.")
  LANGUAGE("e.language"),
  @Description(
      "The publisher of a source that cites it; key is the actor's id, for `publisher` of the filter.")
  PUBLISHER("s.source.publisher.id"),
  @Description(
      "An attribute that it speaks to; key is an Attribute. Under a filter by engagements or attributes only what it asserts of"
          + " those counts.")
  ATTRIBUTE("a.attribute"),
  @Description(
      "What an assessor held of it; key is a Verdict. Under a filter by verdicts or an assessor only those count.")
  VERDICT("v.verdict"),
  @Description(
      "said.lastDay: a day as it was recorded; key is an ISO 8601 date, for both `saidOnOrAfter` and `saidOnOrBefore` of the"
          + " filter.")
  SAID_DAY("e.saidDay"),
  @Description(
      "The month of said.lastDay; key is ISO 8601, such as 2025-04: what is said on or after its first day and on or before"
          + " its last.")
  SAID_MONTH("month_of(e.saidDay)");

  private final String key;

  StatementFacet(String key) {
    this.key = key;
  }

  @Override
  public String key() {
    return key;
  }

  @Override
  public String of() {
    return switch (this) {
      // Whatever publisher the filter names, another may have cited the same statement.
      case PUBLISHER -> "Citation s where s.statement = e";
      case ATTRIBUTE -> StatementFilter.ASSERTION;
      case VERDICT -> StatementFilter.ASSESSMENT;
      default -> null;
    };
  }

  @Override
  public boolean isOfActors() {
    return this == SPEAKER || this == CAMP || this == PUBLISHER;
  }

  @Override
  public String label(String key) {
    return switch (this) {
      case KIND, MEDIUM, RENDERING, ATTRIBUTE, VERDICT -> FacetKey.words(key);
      case LANGUAGE -> Locale.forLanguageTag(key).getDisplayName(Locale.ENGLISH);
      case SAID_MONTH -> FacetKey.month(key);
      default -> key;
    };
  }
}
