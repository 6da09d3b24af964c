package io.counterclaim.dispute;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.counterclaim.Sql;
import io.counterclaim.dossier.DossierImporter;
import io.counterclaim.graphql.lists.TimeRange;
import io.counterclaim.recording.DossierException;
import io.counterclaim.statement.AssertionBasis;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * One change after the other, in any order: what is stored from the moment of each on is what would
 * be stored if all were worked out again. More of them, or others: `./mvnw test
 * -Dtest=DisputeChangesTest -Dsteps=5000 -Dseed=7`.
 */
@QuarkusTest
@TestProfile(OwnDatabase.class)
class DisputeChangesTest {
  private static final int STEPS = Integer.getInteger("steps", 300);
  private static final long SEED = Long.getLong("seed", 20250426);
  private static final String NAME = "changes";
  private static final List<String> SPEAKERS = List.of("arland", "borland", "kim", "robin");

  private final Random random = new Random(SEED);
  private final List<String> said = new ArrayList<>();

  @Inject DossierImporter importer;
  @Inject DueDisputes due;
  @Inject SessionFactory sessions;

  private Sql database;
  private Scene scene;

  @BeforeEach
  void begin() {
    database = Sql.open();
    scene = new Scene(importer, NAME, 2);
  }

  /** Camps are what affiliations make them, for other tests. */
  @AfterEach
  void end() {
    database.execute(
        "update statement_relation set superseded_at = clock_timestamp() where superseded_at is null"
            + " and from_id in (select id from statement where key like '"
            + NAME
            + "-%')",
        "update statement set camp_id = camp_of(coalesce(on_behalf_of_id, speaker_id), said_day)"
            + " where key like '"
            + NAME
            + "-%'");
    due.update();
    database.close();
  }

  @Test
  void aChangeLeavesWhatAFullRecomputationWould() {
    for (int step = 0; step < STEPS; step++) {
      String change = change();
      due.update();
      String where = "seed " + SEED + ", step " + step + ": " + change;
      assertEquals(List.of(), database.rows("table camp_word except table current_word"), where);
      assertEquals(List.of(), database.rows("table current_word except table camp_word"), where);
      assertEquals(recomputed(), stored(), where);
    }
  }

  private String change() {
    if (said.size() < 6) {
      return say();
    }
    return switch (random.nextInt(9)) {
      case 0, 1 -> takeBack();
      case 2 -> tombstone("deleted_at = now(), deletion_reason = 'in error'");
      case 3 -> tombstone("deleted_at = null, deletion_reason = null");
      case 4 -> moveCamp();
      case 5 -> supersede();
      case 6 -> withdrawRelation();
      default -> say();
    };
  }

  private String say() {
    String key = "s" + said.size();
    said.add(NAME + "-" + key);
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    LocalDate day = random.nextInt(10) == 0 ? today : LocalDate.of(2025, 3, 1 + random.nextInt(12));
    String assertions = random.nextBoolean() ? assertion(0) : assertion(0) + ", " + assertion(1);
    String change =
        """
        statements: [{key: '$-%s', speaker: '$-%s', kind: 'CLAIM', rendering: 'PARAPHRASE', text: 'Words.',
          language: 'en', medium: 'SPEECH', said: '%s', citations: [{source: '$-source'}], assertions: [%s]}]
        """
            .formatted(key, one(SPEAKERS), day, assertions);
    scene.add(change);
    return change;
  }

  private String assertion(int engagement) {
    String value =
        random.nextBoolean()
            ? "attribute: 'STATUS', code: '" + one(List.of("ENDED", "ONGOING")) + "'"
            : "attribute: 'PARTICIPANT', actor: '$-" + one(List.of("arland", "borland")) + "'";
    return "{engagement: '$-e%d', %s, polarity: '%s', basis: '%s'}"
        .formatted(
            engagement,
            value,
            one(List.of("AFFIRMS", "AFFIRMS", "DENIES", "NEITHER")),
            one(List.of("STATED", "STATED", "INFERRED")));
  }

  private String takeBack() {
    String relation =
        "relations: [{from: '%s', type: '%s', to: '%s', basis: 'EXPLICIT'}]"
            .formatted(one(said), one(List.of("RETRACTS", "CORRECTS")), one(said));
    try {
      scene.add(relation);
      return relation;
    } catch (DossierException ofTwoCamps) {
      return change();
    }
  }

  private String tombstone(String set) {
    return execute("update statement set " + set + " where key = '" + one(said) + "'");
  }

  /** With all that one takes back of another, which stays within a camp. */
  private String moveCamp() {
    return execute(
        """
        with recursive linked (id) as (
          select id from statement where key = '%s'
          union
          select case r.from_id when l.id then r.to_id else r.from_id end
          from linked l join statement_relation r on l.id in (r.from_id, r.to_id))
        update statement set camp_id = (select id from actor where key = '%s-%s')
        where id in (select id from linked)
        """
            .formatted(one(said), NAME, one(SPEAKERS)));
  }

  private String supersede() {
    String old =
        "(select a.id from assertion a join statement s on s.id = a.statement_id"
            + " where s.key = '%s' and a.superseded_at is null order by a.id limit 1)"
                .formatted(one(said));
    return execute(
        """
        do $$ declare old uuid := %s; begin
          update assertion set superseded_at = clock_timestamp() where id = old;
          if %s then
            insert into assertion (id, statement_id, engagement_id, attribute, polarity, basis, code, actor_id)
            select gen_random_uuid(), statement_id, engagement_id, attribute,
              case polarity when 'AFFIRMS' then 'DENIES' else 'AFFIRMS' end, 'STATED', code, actor_id
            from assertion where id = old;
          end if;
        end $$
        """
            .formatted(old, random.nextInt(4) > 0));
  }

  private String withdrawRelation() {
    return execute(
        """
        update statement_relation set superseded_at = clock_timestamp()
        where id = (
          select r.id from statement_relation r join statement f on f.id = r.from_id
          where f.key like '%s-%%' and r.superseded_at is null order by md5(r.id || '%d') limit 1)
        """
            .formatted(NAME, random.nextInt()));
  }

  private String execute(String sql) {
    database.execute(sql);
    return sql;
  }

  private Set<String> stored() {
    return new TreeSet<>(
        database.rows(
            """
            select concat_ws(' ', d.engagement_id, d.attribute, d.stated_only, d.state, c.camps,
              to_char(d.since at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
              coalesce(to_char(d.until at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), 'null'), d.changed_by_id)
            from dispute d join engagement e on e.id = d.engagement_id
            cross join lateral (select coalesce(array_agg(camp order by camp), '{}') as camps from unnest(d.camps) as camp) c
            where d.superseded_at is null and e.key like '%s-e%%'
            """
                .formatted(NAME)));
  }

  private Set<String> recomputed() {
    List<UUID> engagements = scene.engagements().stream().map(UUID::fromString).toList();
    Set<String> lines = new TreeSet<>();
    try (StatelessSession session = sessions.openStatelessSession()) {
      CampAssertions.on(session, engagements, false, TimeRange.LATEST, TimeRange.LATEST).stream()
          .collect(Collectors.groupingBy(CampAssertion::question))
          .forEach(
              (question, words) -> {
                lines.addAll(lines(question, false, words));
                lines.addAll(
                    lines(
                        question,
                        true,
                        words.stream().filter(w -> w.basis() == AssertionBasis.STATED).toList()));
              });
    }
    return lines;
  }

  private static List<String> lines(
      Question question, boolean statedOnly, List<CampAssertion> words) {
    return Timeline.of(words).stream()
        .map(
            span ->
                List.of(
                        question.engagement(),
                        question.attribute(),
                        statedOnly ? "t" : "f",
                        span.state(),
                        span.camps().stream()
                            .map(UUID::toString)
                            .sorted()
                            .collect(Collectors.joining(",", "{", "}")),
                        span.since(),
                        String.valueOf(span.until()),
                        span.changedBy())
                    .stream()
                    .map(String::valueOf)
                    .collect(Collectors.joining(" ")))
        .toList();
  }

  private <T> T one(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
