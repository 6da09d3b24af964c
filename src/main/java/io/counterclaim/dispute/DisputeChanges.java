package io.counterclaim.dispute;

import io.counterclaim.base.Jdbc;
import io.counterclaim.base.Json;
import io.counterclaim.statement.Attribute;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes down on which questions other disputes are in force than before. */
final class DisputeChanges {
  /** Compared with what was written down last; of what never was, stretches tell. */
  private static final String SQL =
      """
      insert into dispute_change (at, engagement_id, attribute, subject_id,
        state, state_before, changed, camps, changed_by_id, digest,
        stated_state, stated_state_before, stated_changed, stated_camps, stated_changed_by_id, stated_digest)
      select cast(? as timestamptz), q.engagement, q.attribute, q.subject,
        a.state, case when l.revision is null then a.before else l.state end,
        case when l.revision is null then a.differs else a.digest is distinct from l.digest end,
        a.camps, a."changedBy", a.digest,
        s.state, case when l.revision is null then s.before else l.stated_state end,
        case when l.revision is null then s.differs else s.digest is distinct from l.stated_digest end,
        s.camps, s."changedBy", s.digest
      from jsonb_to_recordset(cast(? as jsonb)) as q
        (engagement uuid, attribute text, subject uuid, "all" jsonb, stated jsonb)
      cross join lateral jsonb_to_record(q."all") as a
        (state text, before text, differs boolean, camps uuid[], "changedBy" uuid, digest uuid)
      cross join lateral jsonb_to_record(q.stated) as s
        (state text, before text, differs boolean, camps uuid[], "changedBy" uuid, digest uuid)
      left join lateral (
        select c.revision, c.state, c.digest, c.stated_state, c.stated_digest
        from dispute_change c
        where c.engagement_id = q.engagement and c.attribute = q.attribute
          and coalesce(c.subject_id, c.engagement_id) = coalesce(q.subject, q.engagement)
        order by c.revision desc limit 1) l on true
      where l.revision is null or (a.digest, s.digest) is distinct from (l.digest, l.stated_digest)
      order by q.engagement, q.attribute, q.subject
      """;

  private DisputeChanges() {}

  /** A question. */
  @RegisterForReflection
  record Row(UUID engagement, Attribute attribute, UUID subject, InForce all, InForce stated) {}

  /**
   * What is in force, null where nothing is.
   *
   * @param before the state that was in force by what was stored
   * @param differs whether something else was, as far as that tells
   * @param digest of the whole, with the latest word of each camp
   */
  @RegisterForReflection
  record InForce(
      DisputeState state,
      DisputeState before,
      boolean differs,
      Set<UUID> camps,
      UUID changedBy,
      UUID digest) {

    /**
     * @param stored the stretches that were right, as those that are right last to the moment
     * @param words by which they are
     */
    static InForce of(
        List<Timeline.Span> stored,
        List<Timeline.Span> right,
        Collection<CampAssertion> words,
        Instant moment) {
      Timeline.Span before = at(moment, stored);
      Timeline.Span after = at(moment, right);
      DisputeState stateBefore = before == null ? null : before.state();
      if (after == null) {
        return new InForce(null, stateBefore, before != null, null, null, null);
      }
      List<CampAssertion> latest = Standing.at(moment, words).latest();
      boolean isNew = latest.stream().anyMatch(word -> word.recorded().equals(moment));
      return new InForce(
          after.state(),
          stateBefore,
          isNew || before == null || !before.until(after.until()).equals(after),
          after.camps(),
          after.changedBy(),
          digest(after, latest));
    }

    private static Timeline.Span at(Instant moment, List<Timeline.Span> spans) {
      return spans.stream().filter(span -> span.lastsAt(moment)).findFirst().orElse(null);
    }

    private static UUID digest(Timeline.Span span, List<CampAssertion> latest) {
      Stream<Object> stretch = Stream.of(span.state(), span.since(), span.changedBy());
      Stream<String> words = latest.stream().map(word -> word.camp() + " " + word.assertion());
      String all =
          Stream.concat(stretch, words.sorted())
              .map(Objects::toString)
              .collect(Collectors.joining("\n"));
      return UUID.nameUUIDFromBytes(all.getBytes(StandardCharsets.UTF_8));
    }
  }

  static void write(EntityManager entities, List<Row> rows, Instant now) {
    Jdbc.execute(entities, SQL, now, Json.text(rows));
  }
}
