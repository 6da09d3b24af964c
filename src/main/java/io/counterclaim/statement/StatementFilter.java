package io.counterclaim.statement;

import io.counterclaim.actor.Actor;
import io.counterclaim.engagement.Engagement;
import io.counterclaim.graphql.execution.RequestError;
import io.counterclaim.graphql.lists.Named;
import io.counterclaim.graphql.lists.SearchText;
import io.counterclaim.graphql.lists.Text;
import io.counterclaim.graphql.lists.TimeRange;
import io.counterclaim.graphql.lists.Where;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("StatementFilter")
@Description(Where.FILTER)
public class StatementFilter {
  static final String ASSERTION = "Assertion a where a.statement = e and a.supersededAt is null";
  static final String ASSESSMENT = "Assessment v where v.statement = e and v.supersededAt is null";
  private static final String CITATION = "Citation c where c.statement = e";

  @Description("Words looked for in text and originalText. " + SearchText.SYNTAX)
  public String text;

  @Id
  @Description("The actor that said it.")
  public String speaker;

  @Id
  @Description("One of these said it.")
  public List<@NonNull String> speakers;

  @Id
  @Description("Statements that a side made, through whichever of its speakers.")
  public String camp;

  @Id
  @Description("Statements that one of these sides made.")
  public List<@NonNull String> camps;

  @Id
  @Description("An engagement that it asserts something of.")
  public String engagement;

  @Id
  @Description("Engagements of one of which it asserts something.")
  public List<@NonNull String> engagements;

  @Description(
      "An attribute that it speaks to; of that engagement, where `engagement` or `engagements` is given, too.")
  public Attribute attribute;

  @Description(
      "Attributes to one of which it speaks; of that engagement, where `engagement` or `engagements` is given, too.")
  public List<@NonNull Attribute> attributes;

  @Description("What the speaker does by saying it.")
  public List<@NonNull StatementKind> kinds;

  @Description("Where it was said.")
  public List<@NonNull Medium> media;

  @Description("Whose words it is in.")
  public List<@NonNull Rendering> renderings;

  @Description("The language of the text: a BCP 47 tag, matched as a whole.")
  public String language;

  @Description("Languages of the text: BCP 47 tags, one of which must match as a whole.")
  public List<@NonNull String> languages;

  @Id
  @Description("The publisher of a source that cites it.")
  public String publisher;

  @Id
  @Description("Publishers, a source of one of which cites it.")
  public List<@NonNull String> publishers;

  @Description("Assessed so by anyone, or by `assessor`.")
  public List<@NonNull Verdict> verdicts;

  @Id
  @Description("Who assessed it; to one of `verdicts`, where they are given.")
  public String assessor;

  @Description(
      "Only what was said on that day or later, as it was recorded: said.lastDay >= saidOnOrAfter. What a bucket of"
          + " SAID_DAY or SAID_MONTH counts lies between this and saidOnOrBefore. ISO 8601 calendar day.")
  public LocalDate saidOnOrAfter;

  @Description(
      "Only what was said on that day or earlier, as it was recorded: said.lastDay <= saidOnOrBefore. ISO 8601 calendar"
          + " day.")
  public LocalDate saidOnOrBefore;

  @Description("Only what was said later: said.to > saidFrom. ISO 8601 with an offset.")
  public Instant saidFrom;

  @Description(
      "Only what had been said by then: said.to <= saidBefore, since a statement counts from the end of its period."
          + " ISO 8601 with an offset.")
  public Instant saidBefore;

  @Description("Only what was recorded then or later. ISO 8601 with an offset.")
  public Instant recordedFrom;

  @Description("Only what was recorded earlier. ISO 8601 with an offset.")
  public Instant recordedBefore;

  public Where where() {
    if (saidOnOrAfter != null && saidOnOrBefore != null && saidOnOrAfter.isAfter(saidOnOrBefore)) {
      throw RequestError.invalid(
          "filter.saidOnOrBefore", "must not be earlier than filter.saidOnOrAfter");
    }
    TimeRange.check("filter.saidFrom", saidFrom, "filter.saidBefore", saidBefore);
    TimeRange.check("filter.recordedFrom", recordedFrom, "filter.recordedBefore", recordedBefore);
    return Where.live()
        .search(SearchText.parse("filter.text", text))
        .in("e.speaker.id", Named.one(Actor.class, "filter.speaker", speaker))
        .in("e.speaker.id", Named.all(Actor.class, "filter.speakers", speakers))
        .in("e.camp.id", Named.one(Actor.class, "filter.camp", camp))
        .in("e.camp.id", Named.all(Actor.class, "filter.camps", camps))
        .in("e.kind", kinds)
        .in("e.medium", media)
        .in("e.rendering", renderings)
        .and("e.language = ?", Text.language("filter.language", language))
        .in("e.language", Text.languages("filter.languages", languages))
        // What follows from the days lets a page in the order of `said` begin where it may.
        .and("e.saidDay >= ? and e.said.to > ?", saidOnOrAfter, firstBeginning(saidOnOrAfter))
        .and("e.saidDay <= ? and e.said.to <= ?", saidOnOrBefore, lastEnd(saidOnOrBefore))
        .and("e.said.to > ?", saidFrom)
        .and("e.said.to <= ?", saidBefore)
        .and("e.recordedAt >= ?", recordedFrom)
        .and("e.recordedAt < ?", recordedBefore)
        .exists(CITATION, published(Named.one(Actor.class, "filter.publisher", publisher)))
        .exists(CITATION, published(Named.all(Actor.class, "filter.publishers", publishers)))
        .exists(ASSERTION, asserted())
        .exists(ASSESSMENT, assessed());
  }

  private static Where published(Named publishers) {
    return new Where().in("c.source.publisher.id", publishers);
  }

  private Where asserted() {
    return new Where()
        .in("a.engagement.id", Named.one(Engagement.class, "filter.engagement", engagement))
        .in("a.engagement.id", Named.all(Engagement.class, "filter.engagements", engagements))
        .and("a.attribute = ?", attribute)
        .in("a.attribute", attributes);
  }

  private Where assessed() {
    return new Where()
        .in("v.verdict", verdicts)
        .in("v.assessor.id", Named.one(Actor.class, "filter.assessor", assessor));
  }

  private static Instant firstBeginning(LocalDate day) {
    return day == null ? null : day.atStartOfDay(ZoneOffset.MAX).toInstant();
  }

  private static Instant lastEnd(LocalDate day) {
    return day == null ? null : day.plusDays(1).atStartOfDay(ZoneOffset.MIN).toInstant();
  }
}
