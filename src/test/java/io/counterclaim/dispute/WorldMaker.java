package io.counterclaim.dispute;

import io.counterclaim.dispute.World.Cite;
import io.counterclaim.dispute.World.Claim;
import io.counterclaim.dispute.World.Link;
import io.counterclaim.dispute.World.Takeback;
import io.counterclaim.dispute.World.Tombstone;
import io.counterclaim.dispute.World.Utterance;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/** Makes up worlds in which days, values and camps collide. */
final class WorldMaker {
  /** Before clocks change on 24 March in Asunción and on 31 March in Kyiv and Beirut. */
  static final LocalDate FIRST_DAY = LocalDate.of(2024, 3, 20);

  static final int DAYS = 14;
  private static final List<String> CAMP_LINKS =
      List.of(
          "HEAD_OF", "COMMANDS", "MEMBER_OF", "SUBUNIT_OF", "SPOKESPERSON_FOR", "CONTROLLED_BY");
  private static final List<String> QUALIFIERS =
      List.of("EXACTLY", "ABOUT", "NEARLY", "AT_LEAST", "MORE_THAN", "UP_TO", "LESS_THAN");
  private static final List<String> ATTRIBUTES =
      List.of("STATUS", "CONTROLLER", "PARTICIPANT", "KILLED", "START");

  private final Random random;
  private final Instant later;
  private final World world;
  private final Set<String> taken = new HashSet<>();

  private WorldMaker(long seed, Instant now) {
    random = new Random(seed);
    // The test will be over before the end of the day then.
    later = now.plus(Duration.ofHours(1));
    world =
        new World(
            "w" + seed,
            IntStream.rangeClosed(1, World.STEPS).mapToObj(step -> zone(seed, step)).toList(),
            new HashMap<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>());
    World.SOURCES.forEach(source -> world.published().put(source, time(1)));
  }

  /** The same for the same seed, but for what is said on the present day. */
  static World make(long seed, Instant now) {
    WorldMaker maker = new WorldMaker(seed, now);
    for (int step = 1; step <= World.STEPS; step++) {
      maker.step(step);
    }
    return maker.world;
  }

  /** That of the next world is mostly the same, so that one dossier holds several worlds. */
  private static String zone(long seed, int step) {
    return WorldTime.ZONES.get((int) ((seed / 12 + 5 * step) % WorldTime.ZONES.size()));
  }

  /** Affiliations come first, or after all that is said and taken back, or between the two. */
  private void step(int step) {
    int most = step == 1 ? 5 : 2;
    int order = random.nextInt(3);
    if (order == 0) {
      links(step, 0, most);
    }
    int statements = 2 + random.nextInt(4);
    for (int i = 0; i < statements; i++) {
      world.utterances().add(utterance(step));
    }
    if (order == 1) {
      takebacks(step, 0);
      links(step, 1, most);
    } else if (order == 2) {
      links(step, 1, most);
      takebacks(step, 1);
    } else {
      takebacks(step, 0);
    }
    tombstones(step);
  }

  private void links(int step, int part, int most) {
    int count = random.nextInt(most + 1);
    for (int i = 0; i < count; i++) {
      boolean person = random.nextBoolean();
      String member = person ? one(World.PERSONS) : World.GROUP;
      String group = person && random.nextBoolean() ? World.GROUP : one(World.STATES);
      String kind = random.nextInt(7) == 0 ? "ALLIED_WITH" : one(CAMP_LINKS);
      if (taken.add(member + kind + group)) {
        Link link = link(step, part, world.key(member), kind, world.key(group));
        world.links().add(link);
        if (!takebacksStayWithinCamps(step)) {
          world.links().remove(link);
        }
      }
    }
  }

  private boolean takebacksStayWithinCamps(int step) {
    return world.takebacks().stream()
        .allMatch(
            takeback ->
                isOfOneCamp(
                    world.utterance(takeback.from()), world.utterance(takeback.to()), step));
  }

  private boolean isOfOneCamp(Utterance one, Utterance other, int step) {
    Reference known = new Reference(world, Map.of(), Instant.MAX, step, false, new HashMap<>());
    return known.camp(one).equals(known.camp(other));
  }

  private Link link(int step, int part, String member, String kind, String group) {
    LocalDate from = random.nextBoolean() ? null : day();
    LocalDate to = random.nextBoolean() ? null : day();
    boolean inOrder = from == null || to == null || from.isBefore(to);
    return new Link(step, part, member, kind, group, from, inOrder ? to : null);
  }

  private Utterance utterance(int step) {
    String key = world.name() + "-s" + world.utterances().size();
    List<Cite> cites = cites();
    boolean undated = random.nextInt(8) == 0;
    WorldTime said = undated ? firstPublished(cites) : time(step);
    if (!undated && random.nextInt(15) == 0) {
      said = writer(step).dayOf(later);
    }
    String written = undated ? null : said.written();
    String onBehalfOf = random.nextInt(7) == 0 ? world.key(one(actors())) : null;
    return new Utterance(
        step,
        key,
        world.key(one(actors())),
        onBehalfOf,
        written,
        said.to(),
        said.day(),
        cites,
        claims(step));
  }

  private WorldTime firstPublished(List<Cite> cites) {
    return cites.stream()
        .map(cite -> world.published().get(cite.source()))
        .min(Comparator.comparing(WorldTime::from).thenComparing(WorldTime::to))
        .orElseThrow();
  }

  private WorldTime.Writer writer(int step) {
    return new WorldTime.Writer(random, world.zone(step));
  }

  private WorldTime time(int step) {
    return switch (random.nextInt(6)) {
      case 0 -> writer(step).hour(day(), random.nextInt(24));
      case 1 -> writer(step).hour(day(), random.nextBoolean() ? 0 : 23);
      case 2 -> writer(step).lastMinute(day());
      default -> writer(step).day(day());
    };
  }

  static List<String> actors() {
    List<String> actors = new ArrayList<>(World.STATES);
    actors.addAll(World.PERSONS);
    actors.add(World.GROUP);
    return actors;
  }

  private List<Cite> cites() {
    List<Cite> cites = new ArrayList<>();
    int count = 1 + random.nextInt(3);
    for (int i = 0; i < count; i++) {
      String source = one(World.SOURCES);
      String relays = one(World.SOURCES);
      cites.add(new Cite(source, random.nextInt(3) == 0 && !relays.equals(source) ? relays : null));
    }
    return cites;
  }

  private List<Claim> claims(int step) {
    List<Claim> claims = new ArrayList<>();
    Set<String> slots = new HashSet<>();
    int count = 1 + random.nextInt(2);
    for (int i = 0; i < count; i++) {
      Claim claim = claim(step);
      String value = claim.attribute().equals("PARTICIPANT") ? claim.worth().toString() : "";
      if (slots.add(claim.engagement() + claim.attribute() + claim.subject() + value)) {
        claims.add(claim);
      }
    }
    return claims;
  }

  private Claim claim(int step) {
    String attribute = one(ATTRIBUTES);
    boolean subject = attribute.equals("KILLED") && random.nextBoolean();
    int polarity = random.nextInt(8);
    return new Claim(
        world.engagement(random.nextInt(World.ENGAGEMENTS)),
        attribute,
        subject ? world.key(World.STATES.get(0)) : null,
        polarity < 5 ? "AFFIRMS" : polarity < 7 ? "DENIES" : "NEITHER",
        random.nextInt(4) == 0 ? "INFERRED" : "STATED",
        worth(attribute, step));
  }

  private Worth worth(String attribute, int step) {
    return switch (attribute) {
      case "STATUS" -> Worth.code(one(List.of("ENDED", "ONGOING")));
      case "KILLED" ->
          quantity(
              one(QUALIFIERS),
              new BigDecimal(one(List.of("90", "100", "110"))),
              random.nextInt(8) == 0 ? "dogs" : "men");
      case "START" -> start(step);
      default -> Worth.actor(world.key(one(World.STATES)));
    };
  }

  private Worth quantity(String qualifier, BigDecimal number, String unit) {
    return switch (qualifier) {
      case "EXACTLY", "ABOUT" ->
          Worth.quantity(
              qualifier,
              random.nextInt(4) == 0 ? number.subtract(BigDecimal.TEN) : null,
              number,
              random.nextInt(4) == 0 ? number.add(new BigDecimal("20")) : null,
              unit);
      case "NEARLY", "UP_TO", "LESS_THAN" -> Worth.quantity(qualifier, null, null, number, unit);
      default -> Worth.quantity(qualifier, number, null, null, unit);
    };
  }

  private Worth start(int step) {
    LocalDate day = FIRST_DAY.plusDays(random.nextInt(2));
    WorldTime time =
        switch (random.nextInt(4)) {
          case 0 -> writer(step).day(day);
          case 1 -> writer(step).month(YearMonth.from(day));
          case 2 -> writer(step).hours(day);
          default -> writer(step).hour(day, 23);
        };
    return Worth.time(time.from(), time.to(), time.written());
  }

  private void takebacks(int step, int part) {
    List<Utterance> there =
        world.utterances().stream().filter(u -> !world.isDeleted(u, step - 1)).toList();
    for (int i = 0; i < 3; i++) {
      Utterance from = one(there);
      Utterance to = one(there);
      String type = random.nextBoolean() ? "RETRACTS" : "CORRECTS";
      if (from != to && isOfOneCamp(from, to, step) && taken.add(from.key() + type + to.key())) {
        world.takebacks().add(new Takeback(step, part, from.key(), type, to.key()));
      }
    }
  }

  /** Of what takes back as often as of anything. */
  private void tombstones(int step) {
    List<String> candidates =
        random.nextBoolean()
            ? world.takebacks().stream().map(Takeback::from).toList()
            : world.utterances().stream().map(Utterance::key).toList();
    if (candidates.isEmpty() || random.nextInt(3) > 0) {
      return;
    }
    String statement = one(candidates);
    if (!world.isDeleted(world.utterance(statement), step)) {
      int restored = step + 1 + random.nextInt(2 * World.STEPS);
      world.tombstones().add(new Tombstone(step, statement, restored));
    }
  }

  private LocalDate day() {
    return FIRST_DAY.plusDays(random.nextInt(DAYS));
  }

  private <T> T one(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
