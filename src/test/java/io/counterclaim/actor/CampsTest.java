package io.counterclaim.actor;

import static io.counterclaim.GraphQL.ask;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.counterclaim.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class CampsTest {
  private static final long SEED = 20250426;
  private static final int DAYS = 8;
  private static final LocalDate FIRST_DAY = LocalDate.of(2025, 4, 20);
  private static final List<String> CAMP_LINKS =
      List.of(
          "HEAD_OF", "COMMANDS", "MEMBER_OF", "SUBUNIT_OF", "SPOKESPERSON_FOR", "CONTROLLED_BY");
  private static final List<String> OTHER_LINKS =
      List.of("OWNED_BY", "ALLIED_WITH", "SUCCESSOR_OF");

  private record Somebody(UUID id, String key, String type) {}

  private record Link(
      Somebody member, Somebody group, String kind, LocalDate from, LocalDate to, boolean ended) {
    boolean leadsToCampOn(LocalDate day) {
      return CAMP_LINKS.contains(kind)
          && !ended
          && (from == null || !day.isBefore(from))
          && (to == null || day.isBefore(to));
    }
  }

  private record End(Somebody actor, int length) {}

  private record World(List<Somebody> actors, List<Link> links) {
    /** Walks every way up to its end. */
    Somebody camp(Somebody actor, LocalDate day) {
      List<End> ends = new ArrayList<>();
      walk(actor, 0, day, ends);
      return ends.stream()
          .min(
              Comparator.comparing(End::length, Comparator.reverseOrder())
                  .thenComparing(end -> end.actor().key()))
          .orElseThrow()
          .actor();
    }

    private void walk(Somebody actor, int length, LocalDate day, List<End> ends) {
      List<Link> up =
          links.stream().filter(l -> l.member() == actor && l.leadsToCampOn(day)).toList();
      if (actor.type().equals("STATE") || up.isEmpty()) {
        ends.add(new End(actor, length));
      } else {
        up.forEach(link -> walk(link.group(), length + 1, day, ends));
      }
    }
  }

  private Connection database;

  @BeforeEach
  void begin() throws SQLException {
    database = TestDatabase.connect();
    database.setAutoCommit(false);
  }

  @AfterEach
  void rollBack() throws SQLException {
    database.rollback();
    database.close();
  }

  @Test
  void theDatabaseFindsTheCampsThatWalkingEveryWayFinds() throws SQLException {
    Random random = new Random(SEED);
    for (int i = 0; i < 200; i++) {
      World world = world(random, "camps-" + i);
      record(world);
      assertEquals(walked(world), found(world), "world " + i + " of seed " + SEED + ": " + world);
    }
  }

  @Test
  void aWayUpMayBeLong() throws SQLException {
    List<Somebody> actors = new ArrayList<>();
    List<Link> links = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      actors.add(new Somebody(UUID.randomUUID(), "camps-long-" + i, "MILITARY_UNIT"));
      if (i > 0) {
        links.add(new Link(actors.get(i), actors.get(i - 1), "SUBUNIT_OF", null, null, false));
      }
    }
    World world = new World(actors, links);
    record(world);
    assertEquals(walked(world), found(world));
  }

  @ParameterizedTest
  @CsvSource({
    "valery-gerasimov, 2025-04-26, russia",
    "valery-gerasimov, 2012-11-08, valery-gerasimov",
    "vladimir-putin, 2025-04-26, russia",
    "volodymyr-zelensky, 2019-05-20, ukraine",
    "volodymyr-zelensky, 2019-05-19, volodymyr-zelensky",
    "ukrainian-general-staff, 2025-04-26, ukraine",
    "ukrainian-officials, 2025-04-26, ukraine",
    "white-house-spokesperson, 2025-04-26, united-states",
    "korean-peoples-army, 2025-04-26, north-korea",
    "cnn, 2025-04-26, cnn",
    "western-intelligence, 2025-04-26, western-intelligence",
    "united-states, 2025-04-26, united-states",
    "nato, 2025-04-26, nato",
    "donald-trump, 2025-01-19, donald-trump",
    "donald-trump, 2025-01-20, united-states"
  })
  void theSpeakersOfTheArticleSpeakForTheirCamps(String actor, LocalDate day, String camp) {
    assertEquals(
        camp,
        ask(
                "query ($key: String!, $day: Date) { actor(key: $key) { camp(on: $day) { key } } }",
                Map.of("key", actor, "day", day.toString()))
            .get("actor.camp.key"));
  }

  /** Links lead to actors that came before, so that there are no circles; keys are in no order. */
  private static World world(Random random, String name) {
    List<Somebody> actors = new ArrayList<>();
    List<Link> links = new ArrayList<>();
    Map<String, Link> taken = new HashMap<>();
    int size = 3 + random.nextInt(8);
    for (int i = 0; i < size; i++) {
      String key = name + "-" + Integer.toString(random.nextInt(1000), 36) + "-" + i;
      actors.add(new Somebody(UUID.randomUUID(), key, type(random)));
      for (int j = 0; i > 0 && j < random.nextInt(4); j++) {
        Link link = link(actors.get(i), actors.get(random.nextInt(i)), random);
        if (taken.putIfAbsent(link.member() + link.kind() + link.group(), link) == null) {
          links.add(link);
        }
      }
    }
    return new World(actors, links);
  }

  private static String type(Random random) {
    return List.of("STATE", "GOVERNMENT_BODY", "MILITARY_UNIT", "OTHER").get(random.nextInt(4));
  }

  private static Link link(Somebody member, Somebody group, Random random) {
    String kind =
        random.nextInt(5) == 0
            ? OTHER_LINKS.get(random.nextInt(OTHER_LINKS.size()))
            : CAMP_LINKS.get(random.nextInt(CAMP_LINKS.size()));
    int from = random.nextInt(DAYS - 1);
    int to = from + 1 + random.nextInt(DAYS - from);
    return new Link(
        member,
        group,
        kind,
        random.nextInt(3) == 0 ? null : FIRST_DAY.plusDays(from),
        random.nextInt(3) == 0 ? null : FIRST_DAY.plusDays(to),
        random.nextInt(10) == 0);
  }

  private static Map<String, String> walked(World world) {
    Map<String, String> camps = new HashMap<>();
    for (Somebody actor : world.actors()) {
      for (int day = 0; day < DAYS; day++) {
        LocalDate date = FIRST_DAY.plusDays(day);
        camps.put(actor.key() + " " + date, world.camp(actor, date).key());
      }
    }
    return camps;
  }

  private Map<String, String> found(World world) throws SQLException {
    String query =
        """
        select a.key || ' ' || d.day, c.key
        from actor a
        cross join lateral (select cast(? as date) + n as day from generate_series(0, ? - 1) n) d
        left join actor c on c.id = camp_of(a.id, d.day)
        where a.id = any (?)
        """;
    try (PreparedStatement sql = database.prepareStatement(query)) {
      sql.setObject(1, FIRST_DAY);
      sql.setInt(2, DAYS);
      sql.setArray(
          3, database.createArrayOf("uuid", world.actors().stream().map(Somebody::id).toArray()));
      try (ResultSet rows = sql.executeQuery()) {
        Map<String, String> camps = new HashMap<>();
        while (rows.next()) {
          camps.put(rows.getString(1), rows.getString(2));
        }
        return camps;
      }
    }
  }

  private void record(World world) throws SQLException {
    for (Somebody actor : world.actors()) {
      execute(
          "insert into actor (id, key, type, name) values (?, ?, ?, ?)",
          actor.id(),
          actor.key(),
          actor.type(),
          actor.key());
    }
    for (Link link : world.links()) {
      execute(
          "insert into affiliation (id, member_id, group_id, kind, valid_from, valid_to, superseded_at)"
              + " values (gen_random_uuid(), ?, ?, ?, ?::date, ?::date, case when ? then now() end)",
          link.member().id(),
          link.group().id(),
          link.kind(),
          link.from(),
          link.to(),
          link.ended());
    }
  }

  private void execute(String statement, Object... values) throws SQLException {
    try (PreparedStatement sql = database.prepareStatement(statement)) {
      for (int i = 0; i < values.length; i++) {
        sql.setObject(i + 1, values[i]);
      }
      sql.executeUpdate();
    }
  }
}
