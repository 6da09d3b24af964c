package io.counterclaim.statement;

import io.counterclaim.actor.Actor;
import io.counterclaim.engagement.Engagement;
import io.counterclaim.graphql.lists.Ids;
import io.counterclaim.graphql.lists.Text;
import io.counterclaim.graphql.lists.TimeRange;
import io.counterclaim.graphql.lists.Where;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("StatementFilter")
@Description(Where.FILTER)
public class StatementFilter {
  @Description(
      "Words looked for in text and originalText: quotes for a phrase, - to exclude, OR between words. English words"
          + " are found in all their forms, others as typed. At most 300 characters.")
  public String text;

  @Id
  @Description("The actor that said it.")
  public String speaker;

  @Id
  @Description("Statements that a side made, through whichever of its speakers.")
  public String camp;

  @Id
  @Description("An engagement that it asserts something of.")
  public String engagement;

  @Description(
      "An attribute that it speaks to; of that engagement, where `engagement` is given too.")
  public Attribute attribute;

  @Description("What the speaker does by saying it.")
  public List<@NonNull StatementKind> kinds;

  @Description("Where it was said.")
  public List<@NonNull Medium> media;

  @Description("The language of the text: a BCP 47 tag, matched as a whole.")
  public String language;

  @Id
  @Description("The publisher of a source that cites it.")
  public String publisher;

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

  Where where() {
    TimeRange.check("filter.saidFrom", saidFrom, "filter.saidBefore", saidBefore);
    TimeRange.check("filter.recordedFrom", recordedFrom, "filter.recordedBefore", recordedBefore);
    Where where =
        Where.live()
            .and("has_words(?, e.search)", Text.words("filter.text", text))
            .and("e.speaker.id = ?", Ids.existing(Actor.class, "filter.speaker", speaker))
            .and("e.camp.id = ?", Ids.existing(Actor.class, "filter.camp", camp))
            .in("e.kind", kinds)
            .in("e.medium", media)
            .and("e.language = ?", Text.language("filter.language", language))
            .and(
                "exists (select 1 from Citation c where c.statement = e and c.source.publisher.id = ?)",
                Ids.existing(Actor.class, "filter.publisher", publisher))
            .and("e.said.to > ?", saidFrom)
            .and("e.said.to <= ?", saidBefore)
            .and("e.recordedAt >= ?", recordedFrom)
            .and("e.recordedAt < ?", recordedBefore);
    return asserting(where, Ids.existing(Engagement.class, "filter.engagement", engagement));
  }

  private Where asserting(Where where, Object about) {
    String assertion =
        "exists (select 1 from Assertion a where a.statement = e and a.supersededAt is null";
    if (about == null) {
      return where.and(assertion + " and a.attribute = ?)", attribute);
    }
    return attribute == null
        ? where.and(assertion + " and a.engagement.id = ?)", about)
        : where.and(assertion + " and a.engagement.id = ? and a.attribute = ?)", about, attribute);
  }
}
