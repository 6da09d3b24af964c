package io.counterclaim.statement;

import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.eclipse.microprofile.graphql.Description;

@Description("What statements are counted by.")
public enum StatementFacet {
  @Description("The speaker; key is the actor's id, for `speaker` of the filter.")
  SPEAKER("e.speaker.id"),
  @Description("The side spoken for; key is the actor's id, for `camp` of the filter.")
  CAMP("e.camp.id"),
  @Description("The kind; key is a StatementKind.")
  KIND("e.kind"),
  @Description("The medium; key is a Medium.")
  MEDIUM("e.medium"),
  @Description("The language of the text; key is a BCP 47 tag.")
  LANGUAGE("e.language"),
  @Description(
      "The publisher of a source that cites it; key is the actor's id, for `publisher` of the filter.")
  PUBLISHER("s.publisher.id"),
  @Description(
      "said.lastDay: a day as it was recorded; key is an ISO 8601 date, for both `saidOnOrAfter` and `saidOnOrBefore` of the"
          + " filter.")
  SAID_DAY("e.saidDay"),
  @Description(
      "The month of said.lastDay; key is ISO 8601, such as 2025-04: what is said on or after its first day and on or before"
          + " its last.")
  SAID_MONTH("month_of(e.saidDay)");

  /**
   * The key of its buckets, as HQL over `e`, a statement, and for PUBLISHER `s`, a source that
   * cites it.
   */
  final String key;

  StatementFacet(String key) {
    this.key = key;
  }

  boolean isOfActors() {
    return this == SPEAKER || this == CAMP || this == PUBLISHER;
  }

  /** What {@link #key} needs joined. */
  String joins() {
    return this == PUBLISHER ? " join Citation c on c.statement = e join c.source s" : "";
  }

  /** A key as people read it; for actors their name stands in its place. */
  String label(String key) {
    return switch (this) {
      case KIND, MEDIUM ->
          key.charAt(0) + key.substring(1).toLowerCase(Locale.ROOT).replace('_', ' ');
      case LANGUAGE -> Locale.forLanguageTag(key).getDisplayName(Locale.ENGLISH);
      case SAID_MONTH ->
          YearMonth.parse(key).format(DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH));
      default -> key;
    };
  }
}
