package io.counterclaim.dispute;

import io.counterclaim.dispute.World.Claim;
import io.counterclaim.dispute.World.Link;
import io.counterclaim.dispute.World.Utterance;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The rules on disputes, over the lists of a world and written to be read, not to be fast.
 *
 * @param ids of statements, by their keys
 * @param asOf what had been said by then counts
 * @param step what had been recorded by then is known
 * @param camps of statements at that step, by their keys, as far as they were looked up
 * @param words on questions at that step, whenever they were said, the same
 */
record Reference(
    World world,
    Map<String, String> ids,
    Instant asOf,
    int step,
    boolean statedOnly,
    Map<String, String> camps,
    Map<Question, List<CampAssertion>> words) {
  private static final List<String> CAMP_LINKS =
      List.of(
          "HEAD_OF", "COMMANDS", "MEMBER_OF", "SUBUNIT_OF", "SPOKESPERSON_FOR", "CONTROLLED_BY");
  private static final List<String> MANY_VALUED = List.of("PARTICIPANT", "INITIATOR", "TARGET");

  record Question(String engagement, String attribute, String subject) {
    boolean isOf(Claim claim) {
      return engagement.equals(claim.engagement())
          && attribute.equals(claim.attribute())
          && Objects.equals(subject, claim.subject());
    }
  }

  record CampAssertion(Utterance by, String camp, Claim claim) {
    String holds() {
      return camp + " " + claim.polarity() + " " + claim.worth();
    }

    boolean saysTheSameAs(CampAssertion other) {
      return holds().equals(other.holds());
    }

    boolean isInTheSlotOf(CampAssertion other) {
      return camp.equals(other.camp)
          && (!MANY_VALUED.contains(claim.attribute())
              || claim.worth().isSameAs(other.claim.worth()));
    }

    boolean cannotHoldWith(CampAssertion other) {
      String both = claim.polarity() + other.claim.polarity();
      return switch (both) {
        case "AFFIRMSDENIES", "DENIESAFFIRMS" -> claim.worth().isSameAs(other.claim.worth());
        case "AFFIRMSAFFIRMS" ->
            !MANY_VALUED.contains(claim.attribute())
                && !claim.worth().overlaps(other.claim.worth());
        default -> false;
      };
    }
  }

  record Way(String end, int length) {}

  Reference(
      World world,
      Map<String, String> ids,
      Instant asOf,
      int step,
      boolean statedOnly,
      Map<String, String> camps) {
    this(world, ids, asOf, step, statedOnly, camps, new HashMap<>());
  }

  Reference at(Instant moment) {
    return new Reference(world, ids, moment, step, statedOnly, camps, words);
  }

  /** The end of the longest way up, and of several the one with the smallest key. */
  String camp(String actor, LocalDate day) {
    return ways(actor, 0, day).stream()
        .min(Comparator.comparing(Way::length, Comparator.reverseOrder()).thenComparing(Way::end))
        .orElseThrow()
        .end();
  }

  private List<Way> ways(String actor, int length, LocalDate day) {
    List<Link> up = world.links().stream().filter(link -> leadsUp(link, actor, day)).toList();
    if (world.isState(actor) || up.isEmpty()) {
      return List.of(new Way(actor, length));
    }
    return up.stream().flatMap(link -> ways(link.group(), length + 1, day).stream()).toList();
  }

  private boolean leadsUp(Link link, String actor, LocalDate day) {
    return link.step() <= step
        && link.member().equals(actor)
        && CAMP_LINKS.contains(link.kind())
        && (link.from() == null || !day.isBefore(link.from()))
        && (link.to() == null || day.isBefore(link.to()));
  }

  String camp(Utterance utterance) {
    String start = utterance.onBehalfOf() == null ? utterance.speaker() : utterance.onBehalfOf();
    return camps.computeIfAbsent(utterance.key(), key -> camp(start, utterance.day()));
  }

  /** All that was ever asserted on a question, taken back or not, the latest last. */
  List<CampAssertion> asserted(Question question) {
    return words.computeIfAbsent(question, this::words).stream()
        .filter(word -> !word.by().to().isAfter(asOf))
        .toList();
  }

  private List<CampAssertion> words(Question question) {
    List<CampAssertion> words = new ArrayList<>();
    for (Utterance utterance : world.utterances()) {
      for (Claim claim : utterance.claims()) {
        if (utterance.step() <= step
            && !(statedOnly && claim.basis().equals("INFERRED"))
            && question.isOf(claim)
            && !world.isDeleted(utterance, step)) {
          words.add(new CampAssertion(utterance, camp(utterance), claim));
        }
      }
    }
    words.sort(
        Comparator.comparing((CampAssertion word) -> word.by().to())
            .thenComparing(word -> word.by().step())
            .thenComparing(word -> ids.get(word.by().key())));
    return words;
  }

  private static Question question(Claim claim) {
    return new Question(claim.engagement(), claim.attribute(), claim.subject());
  }

  Set<Question> questions(String engagement) {
    return world.utterances().stream()
        .flatMap(utterance -> utterance.claims().stream())
        .filter(claim -> claim.engagement().equals(engagement))
        .map(Reference::question)
        .distinct()
        .filter(question -> !asserted(question).isEmpty())
        .collect(Collectors.toSet());
  }

  boolean isTakenBack(Utterance utterance) {
    return world.takebacks().stream()
        .filter(takeback -> takeback.step() <= step && takeback.to().equals(utterance.key()))
        .map(takeback -> world.utterance(takeback.from()))
        .anyMatch(from -> !world.isDeleted(from, step) && !from.to().isAfter(asOf));
  }

  /** What counts of it. */
  List<CampAssertion> counting(Question question) {
    return asserted(question).stream().filter(word -> !isTakenBack(word.by())).toList();
  }

  private static List<CampAssertion> slot(List<CampAssertion> counting, CampAssertion word) {
    return counting.stream().filter(word::isInTheSlotOf).toList();
  }

  List<CampAssertion> latest(Question question) {
    List<CampAssertion> counting = counting(question);
    return counting.stream().filter(word -> last(slot(counting, word)) == word).toList();
  }

  private static CampAssertion last(List<CampAssertion> words) {
    return words.get(words.size() - 1);
  }

  String state(Question question) {
    List<CampAssertion> latest = latest(question);
    if (latest.isEmpty()) {
      return "WITHDRAWN";
    }
    for (CampAssertion one : latest) {
      for (CampAssertion other : latest) {
        if (!one.camp().equals(other.camp()) && one.cannotHoldWith(other)) {
          return "CONTESTED";
        }
      }
    }
    Set<String> polarities =
        latest.stream().map(word -> word.claim().polarity()).collect(Collectors.toSet());
    long camps = latest.stream().map(CampAssertion::camp).distinct().count();
    if (camps > 1 && polarities.contains("AFFIRMS")) {
      return "AGREED";
    }
    return polarities.contains("DENIES") && !polarities.contains("AFFIRMS")
        ? "DENIED"
        : "ONE_SIDED";
  }

  /** Who holds what: what must stay the same for nothing to have changed. */
  Set<String> held(Question question) {
    return latest(question).stream()
        .map(CampAssertion::holds)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  Instant since(Question question, CampAssertion latest) {
    List<CampAssertion> slot = slot(counting(question), latest);
    int first = slot.size() - 1;
    while (first > 0 && slot.get(first - 1).saysTheSameAs(latest)) {
      first--;
    }
    return slot.get(first).by().to();
  }

  int independentSources(Question question, CampAssertion latest) {
    return Roots.of(
        counting(question).stream()
            .filter(latest::saysTheSameAs)
            .flatMap(word -> word.by().cites().stream())
            .toList());
  }

  /** The moments at which who holds what changed, up to now. */
  List<Instant> changes(Question question) {
    List<Instant> changes = new ArrayList<>();
    Set<String> before = null;
    for (Instant moment : moments()) {
      Reference at = at(moment);
      Set<String> held = at.asserted(question).isEmpty() ? null : at.held(question);
      if (held != null && !held.equals(before)) {
        changes.add(moment);
      }
      before = held;
    }
    return changes;
  }

  private List<Instant> moments() {
    return world.utterances().stream()
        .map(Utterance::to)
        .filter(to -> !to.isAfter(asOf))
        .distinct()
        .sorted()
        .toList();
  }

  /** The statements that could have made a change at this moment, by word or by taking back. */
  Set<String> makers(Question question) {
    Reference before = at(asOf.minusNanos(1000));
    Set<String> changed = new HashSet<>(held(question));
    Set<String> held = before.held(question);
    Set<String> both = new HashSet<>(changed);
    both.retainAll(held);
    changed.addAll(held);
    changed.removeAll(both);
    return asserted(question).stream()
        .filter(word -> changed.isEmpty() || touches(word, changed))
        .flatMap(word -> makers(word.by()))
        .collect(Collectors.toSet());
  }

  private static boolean touches(CampAssertion word, Set<String> changed) {
    return changed.stream().anyMatch(held -> held.startsWith(word.camp() + " "));
  }

  private Stream<String> makers(Utterance utterance) {
    return Stream.concat(
            Stream.of(utterance),
            world.takebacks().stream()
                .filter(t -> t.step() <= step && t.to().equals(utterance.key()))
                .map(t -> world.utterance(t.from())))
        .filter(maker -> maker.to().equals(asOf))
        .map(Utterance::key);
  }
}
