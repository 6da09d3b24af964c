package io.counterclaim.recording;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;

import io.counterclaim.actor.Actor;
import io.counterclaim.actor.Affiliation;
import io.counterclaim.actor.AffiliationKind;
import io.counterclaim.actor.Camps;
import io.counterclaim.base.Rules;
import io.counterclaim.base.ViolationCode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * Affiliations, of which those of one link never overlap: what is moved gives way on the days on
 * which the survivor has one itself.
 */
final class MovedAffiliations implements Moved {
  /** Of whose affiliations none overlaps another. */
  private record Link(UUID member, UUID group, AffiliationKind kind) {
    static Link of(Affiliation affiliation) {
      return new Link(affiliation.member.id, affiliation.group.id, affiliation.kind);
    }
  }

  private final CampMoves moves;

  MovedAffiliations(CampMoves moves) {
    this.moves = moves;
  }

  @Override
  public void remember(ActorMove move) {
    AffiliationRows.remember(move);
  }

  @Override
  public void forget(ActorMove move) {
    AffiliationRows.forget(move);
  }

  @Override
  public void settle(ActorMove move, Rules rules) {
    AffiliationRows rows = new AffiliationRows(move);
    List<Affiliation> originals = moved(move, rows.originals());
    rows.supersede(originals);
    List<Affiliation> targets = originals.stream().map(each -> leading(move, each)).toList();
    Map<Link, List<Affiliation>> there = there(move, targets);
    for (int i = 0; i < targets.size(); i++) {
      Affiliation target = targets.get(i);
      if (holds(target, rules)) {
        List<Affiliation> others =
            there.computeIfAbsent(Link.of(target), link -> new ArrayList<>());
        List<Affiliation> stretches = target.without(others);
        others.addAll(stretches);
        rows.add(originals.get(i).id, stretches);
      }
    }
    check(move, rows.added(), rules);
    rows.insert();
  }

  /**
   * Those that something else takes the place of, first those that are nobody else's. With moved
   * ones go those of others that have the same link up to now, and may have given way to them.
   */
  private static List<Affiliation> moved(ActorMove move, List<Affiliation> originals) {
    Set<Link> links =
        originals.stream()
            .filter(each -> move.moves(each.member) || move.moves(each.group))
            .map(each -> before(move, each))
            .collect(toSet());
    return originals.stream()
        .filter(each -> links.contains(before(move, each)))
        .sorted(
            Comparator.comparing(MovedAffiliations::isLed)
                .thenComparing(each -> each.id.toString()))
        .toList();
  }

  private static boolean isLed(Affiliation original) {
    return original.member.mergedIntoId != null || original.group.mergedIntoId != null;
  }

  private static Link before(ActorMove move, Affiliation original) {
    return new Link(before(move, original.member), before(move, original.group), original.kind);
  }

  private static UUID before(ActorMove move, Actor actor) {
    return move.moves(actor) ? move.from() : move.survivor(actor).id;
  }

  private static Affiliation leading(ActorMove move, Affiliation original) {
    Affiliation target = original.copy();
    target.member = move.survivor(original.member);
    target.group = move.survivor(original.group);
    return target;
  }

  private static Map<Link, List<Affiliation>> there(ActorMove move, List<Affiliation> targets) {
    Set<UUID> members = targets.stream().map(target -> target.member.id).collect(toSet());
    return Affiliation.current(move.entities(), members).stream()
        .collect(groupingBy(Link::of, mapping(Function.identity(), toCollection(ArrayList::new))));
  }

  private static boolean holds(Affiliation target, Rules rules) {
    return target.holds(
        (code, pointer, rule) ->
            broken(target, "with a " + pointer.substring(1) + " that " + rule, rules));
  }

  private static void broken(Affiliation affiliation, String how, Rules rules) {
    rules.broken(
        ViolationCode.CONFLICT,
        "",
        "must not leave the affiliation of %s to %s %s"
            .formatted(affiliation.member.key, affiliation.group.key, how));
  }

  private void check(ActorMove move, List<Affiliation> added, Rules rules) {
    Set<Affiliation> circles = Camps.circles(move.entities(), added);
    for (Affiliation affiliation : added) {
      moves.note(affiliation, rules);
      if (circles.contains(affiliation)) {
        broken(affiliation, "on a circle of camp links that are valid on the same day", rules);
      }
    }
  }
}
