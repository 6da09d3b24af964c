package io.counterclaim.dispute;

import static java.util.stream.Collectors.groupingBy;

import io.counterclaim.actor.Actor;
import io.counterclaim.graphql.execution.SelectedFields;
import io.counterclaim.graphql.execution.Snapshot;
import io.counterclaim.statement.Assertion;
import io.counterclaim.statement.Assessment;
import io.counterclaim.statement.Polarity;
import io.counterclaim.statement.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The positions in some disputes. Takes two SQL statements for all of them, and one more each for
 * assessments, for sources, and for camps that were known to be others than today.
 */
final class Positions {
  /**
   * A camp's word as it stands: the latest of those that say the same without a break, and since
   * when.
   */
  private record Hold(CampAssertion latest, Instant since, List<CampAssertion> same) {

    /** Of the words of one slot that count, the latest last. */
    static Hold of(List<CampAssertion> words) {
      CampAssertion latest = words.get(words.size() - 1);
      int first = words.size() - 1;
      while (first > 0 && words.get(first - 1).saysTheSameAs(latest)) {
        first--;
      }
      return new Hold(
          latest, words.get(first).said(), words.stream().filter(latest::saysTheSameAs).toList());
    }
  }

  /** What a position is. */
  private record Key(Value value, Polarity polarity) {}

  private final Map<Dispute, List<List<Hold>>> holds = new HashMap<>();
  private final SelectedFields selection;
  private Map<UUID, Assertion> assertions;
  private Map<UUID, Actor> camps;

  /** Of each statement, as they were known at each moment. */
  private Map<Instant, Map<UUID, List<Assessment>>> assessments = Map.of();

  private Map<Instant, Map<UUID, List<Relay>>> relays = Map.of();

  private Positions(SelectedFields selection) {
    this.selection = selection;
  }

  static Map<Dispute, List<Position>> of(List<Dispute> disputes, SelectedFields selection) {
    Positions positions = new Positions(selection);
    disputes.stream()
        .collect(groupingBy(dispute -> dispute.statedOnly))
        .forEach(
            (statedOnly, some) ->
                some.stream()
                    .collect(groupingBy(dispute -> dispute.clocks.known().moment()))
                    .forEach((known, alike) -> positions.read(alike, statedOnly, known)));
    positions.load();
    Map<Dispute, List<Position>> all = new HashMap<>();
    positions.holds.forEach(
        (dispute, groups) ->
            all.put(
                dispute,
                groups.stream().map(group -> positions.position(dispute, group)).toList()));
    return all;
  }

  private void read(List<Dispute> disputes, boolean statedOnly, Instant knownAt) {
    Set<UUID> engagements =
        disputes.stream().map(dispute -> dispute.engagement.id).collect(Collectors.toSet());
    Instant latest =
        disputes.stream()
            .map(dispute -> dispute.clocks.moment())
            .max(Comparator.naturalOrder())
            .orElseThrow();
    Map<Question, List<CampAssertion>> words =
        CampAssertions.on(Snapshot.session(), engagements, statedOnly, latest, knownAt).stream()
            .collect(groupingBy(CampAssertion::question));
    disputes.forEach(
        dispute ->
            holds.put(
                dispute,
                grouped(
                    Standing.at(
                        dispute.clocks.moment(),
                        words.getOrDefault(dispute.question(), List.of())))));
  }

  /** The largest group of camps first, then the one that has held it longest. */
  private static List<List<Hold>> grouped(Standing standing) {
    Map<Key, List<Hold>> groups =
        standing.words().values().stream()
            .map(Hold::of)
            .sorted(
                Comparator.comparing(Hold::since)
                    .thenComparing(hold -> hold.latest.camp().toString()))
            .collect(groupingBy(hold -> new Key(hold.latest.value(), hold.latest.polarity())));
    return groups.values().stream()
        .sorted(
            Comparator.<List<Hold>>comparingInt(List::size)
                .reversed()
                .thenComparing(group -> group.get(0).since)
                .thenComparing(group -> group.get(0).latest, CampAssertion.BY_TIME))
        .toList();
  }

  private Stream<Hold> holds() {
    return holds.values().stream().flatMap(List::stream).flatMap(List::stream);
  }

  private void load() {
    List<UUID> latest = holds().map(hold -> hold.latest.assertion()).distinct().toList();
    assertions = latest.isEmpty() ? Map.of() : assertions(latest);
    camps = new HashMap<>();
    assertions.values().forEach(a -> camps.put(a.statement.camp.id, a.statement.camp));
    List<UUID> others =
        holds()
            .map(hold -> hold.latest.camp())
            .distinct()
            .filter(id -> !camps.containsKey(id))
            .toList();
    if (!others.isEmpty()) {
      Snapshot.named("Actor.byId", Actor.class, others)
          .getResultList()
          .forEach(actor -> camps.put(actor.id, actor));
    }
    if (selection.has("assessments")) {
      assessments =
          ofStatements((some, known) -> Assessment.of(some, known, selection.at("assessments")));
    }
    if (selection.at("holders").has("independentSources")) {
      relays = ofStatements(Relay::of);
    }
  }

  private Map<UUID, Assertion> assertions(List<UUID> ids) {
    return selection
        .at("holders")
        .at("latest")
        .requiring("camp")
        .query("Assertion.byId", Assertion.class, Statement.class, ids)
        .getResultList()
        .stream()
        .collect(Collectors.toMap(a -> a.id, a -> a));
  }

  private <T> Map<Instant, Map<UUID, List<T>>> ofStatements(
      BiFunction<Set<UUID>, Instant, Map<UUID, List<T>>> read) {
    Map<Instant, Set<UUID>> statements = new HashMap<>();
    holds.forEach(
        (dispute, groups) ->
            groups.stream()
                .flatMap(List::stream)
                .flatMap(hold -> hold.same.stream())
                .forEach(
                    word ->
                        statements
                            .computeIfAbsent(
                                dispute.clocks.known().moment(), known -> new HashSet<>())
                            .add(word.statement())));
    Map<Instant, Map<UUID, List<T>>> all = new HashMap<>();
    statements.forEach((known, some) -> all.put(known, read.apply(some, known)));
    return all;
  }

  private Position position(Dispute dispute, List<Hold> group) {
    CampAssertion latest =
        group.stream().map(Hold::latest).max(CampAssertion.BY_TIME).orElseThrow();
    List<PositionHolder> holders =
        group.stream()
            .map(
                hold ->
                    new PositionHolder(
                        camps.get(hold.latest.camp()),
                        hold.since,
                        assertions.get(hold.latest.assertion()).statement,
                        hold.latest.basis(),
                        independentSources(dispute.clocks, hold)))
            .toList();
    return new Position(
        assertions.get(latest.assertion()).value,
        latest.polarity(),
        holders,
        assessed(dispute.clocks, group));
  }

  private int independentSources(Clocks clocks, Hold hold) {
    Map<UUID, List<Relay>> known = relays.getOrDefault(clocks.known().moment(), Map.of());
    return Relay.roots(
        hold.same.stream()
            .flatMap(word -> known.getOrDefault(word.statement(), List.of()).stream())
            .distinct()
            .toList());
  }

  private List<Assessment> assessed(Clocks clocks, Collection<Hold> group) {
    Map<UUID, List<Assessment>> known = assessments.getOrDefault(clocks.known().moment(), Map.of());
    List<Assessment> found = new ArrayList<>();
    group.stream()
        .flatMap(hold -> hold.same.stream())
        .map(CampAssertion::statement)
        .distinct()
        .forEach(statement -> found.addAll(known.getOrDefault(statement, List.of())));
    return found.stream()
        .filter(assessment -> !assessment.assessedAt.isAfter(clocks.moment()))
        .sorted(Comparator.comparing((Assessment a) -> a.assessedAt).reversed())
        .toList();
  }
}
