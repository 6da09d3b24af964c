package io.counterclaim.actor;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CirclesTest {
  private static final LocalDate FIRST_DAY = LocalDate.of(2025, 4, 20);
  private static final int DAYS = 6;

  @Test
  void theyAreThoseThatWalkingOnEachDayFinds() {
    Random random = new Random(20250426);
    int found = 0;
    for (int world = 0; world < 3000; world++) {
      List<Affiliation> links = links(random, 2 + random.nextInt(5), random.nextInt(9));
      Set<Affiliation> circles = Circles.in(links);
      assertEquals(walked(links), circles, "world " + world);
      found += circles.isEmpty() ? 0 : 1;
    }
    assertTrue(found > 300 && found < 2700, "circles in " + found + " of 3000 worlds");
  }

  @Test
  void aWayMayBeLong() {
    List<Actor> actors = actors(100_000);
    List<Affiliation> links =
        IntStream.range(0, actors.size())
            .mapToObj(i -> link(actors.get(i), actors.get((i + 1) % actors.size()), null, null))
            .toList();
    assertEquals(Set.of(), Circles.in(links.subList(1, links.size())));
  }

  private static List<Affiliation> links(Random random, int size, int count) {
    List<Actor> actors = actors(size);
    List<Affiliation> links = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int from = random.nextInt(DAYS - 1);
      int to = from + 1 + random.nextInt(DAYS - from);
      links.add(
          link(
              actors.get(random.nextInt(size)),
              actors.get(random.nextInt(size)),
              random.nextInt(3) == 0 ? null : FIRST_DAY.plusDays(from),
              random.nextInt(3) == 0 ? null : FIRST_DAY.plusDays(to)));
    }
    return links;
  }

  private static List<Actor> actors(int size) {
    return IntStream.range(0, size)
        .mapToObj(
            i -> {
              Actor actor = new Actor();
              actor.id = new UUID(1, i);
              return actor;
            })
        .toList();
  }

  private static Affiliation link(Actor member, Actor group, LocalDate from, LocalDate to) {
    Affiliation link = new Affiliation();
    link.member = member;
    link.group = group;
    link.kind = AffiliationKind.MEMBER_OF;
    link.validFrom = from;
    link.validTo = to;
    return link;
  }

  /** From one day before the first to one after the last: what has no bound holds there. */
  private static Set<Affiliation> walked(List<Affiliation> links) {
    Set<Affiliation> circles = new HashSet<>();
    for (int day = -1; day <= DAYS + 1; day++) {
      LocalDate date = FIRST_DAY.plusDays(day);
      List<Affiliation> valid =
          links.stream()
              .filter(link -> link.validFrom == null || !link.validFrom.isAfter(date))
              .filter(link -> link.validTo == null || link.validTo.isAfter(date))
              .toList();
      valid.stream()
          .filter(link -> walk(Set.of(link.group), valid).contains(link.member))
          .forEach(circles::add);
    }
    return circles;
  }

  private static Set<Actor> walk(Set<Actor> from, List<Affiliation> links) {
    Set<Actor> further = new HashSet<>(from);
    further.addAll(
        links.stream()
            .filter(link -> from.contains(link.member))
            .map(link -> link.group)
            .collect(toSet()));
    return further.equals(from) ? from : walk(further, links);
  }
}
