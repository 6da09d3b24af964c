package io.counterclaim.recording;

import io.counterclaim.actor.Actor;
import io.counterclaim.base.RuleCheck;
import io.counterclaim.base.Rules;
import io.counterclaim.base.ViolationCode;
import io.counterclaim.dispute.DisputeId;
import io.counterclaim.graphql.lists.Ids;
import io.counterclaim.statement.StatementRelation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;

/**
 * Merges actors that turned out to be one, and undoes that. What named the duplicate names the
 * survivor, and it is kept whom it named before; what the duplicate is itself stays with it.
 */
@ApplicationScoped
public class Mergers {
  private static final String DUPLICATE = "/duplicate";
  private static final String SURVIVOR = "/survivor";

  private static final String LINK =
      "insert into merger (duplicate_id, survivor_id, recorded_at) values (:from, :to, :now)";
  private static final String UNLINK =
      "update merger set superseded_at = :now where duplicate_id = :to and superseded_at is null";

  /** An actor and all that were merged into it, directly or not. */
  private static final String LED_TO =
      """
      with recursive led (id) as (
        select cast(:actor as uuid)
        union
        select m.duplicate_id from led l join merger m on m.survivor_id = l.id and m.superseded_at is null
      )
      select id from led
      """;

  private static final String LEAD =
      "update actor set merged_into_id = nullif(cast(:to as uuid), id) where id = any(:actors)";

  @Inject EntityManager entities;
  @Inject Recorder recorder;

  /** The actor that has an id or a key itself, and is there or merged. */
  public Optional<Actor> find(String name) {
    return entities
        .createQuery("from Actor where (key = :key or id = :id) and deletedAt is null", Actor.class)
        .setParameter("key", name)
        .setParameter("id", Ids.isId(name) ? UUID.fromString(name) : null)
        .getResultStream()
        .min(Comparator.comparing(found -> found.key.equals(name)));
  }

  /**
   * Merges an actor into another one, or into what that was merged into.
   *
   * @param now the moment at which it is recorded
   * @param rules is told which ones are broken, at `/duplicate` or `/survivor`
   * @return the disputes on what was said anew, or no longer
   */
  public Set<DisputeId> merge(Actor duplicate, Actor survivor, Instant now, Rules rules) {
    RuleCheck check = new RuleCheck(rules);
    UUID into = Optional.ofNullable(survivor.mergedIntoId).orElse(survivor.id);
    if (duplicate.mergedIntoId != null) {
      check.broken(
          ViolationCode.CONFLICT, DUPLICATE, "must not be merged into another actor already");
    } else if (into.equals(duplicate.id)) {
      check.broken(SURVIVOR, "must be another actor than the duplicate, and not lead to it");
    }
    return check.passed()
        ? merge(new ActorMove(entities, ledTo(duplicate.id), duplicate.id, into, now), check)
        : Set.of();
  }

  private Set<DisputeId> merge(ActorMove move, RuleCheck check) {
    CampMoves moves = new CampMoves(entities, move.now());
    List<Moved> moved = moved(moves);
    moved.forEach(each -> each.remember(move));
    move.execute(LINK);
    return settle(move, moved, moves, check, SURVIVOR);
  }

  /** Undoes the merger of an actor. What was recorded since then stays the survivor's. */
  public Set<DisputeId> unmerge(Actor duplicate, Instant now, Rules rules) {
    RuleCheck check = new RuleCheck(rules);
    if (duplicate.mergedIntoId == null) {
      check.broken(ViolationCode.CONFLICT, DUPLICATE, "must be merged into another actor");
      return Set.of();
    }
    ActorMove move =
        new ActorMove(entities, ledTo(duplicate.id), duplicate.mergedIntoId, duplicate.id, now);
    CampMoves moves = new CampMoves(entities, now);
    List<Moved> moved = moved(moves);
    move.execute(UNLINK);
    Set<DisputeId> changed = settle(move, moved, moves, check, DUPLICATE);
    moved.forEach(each -> each.forget(move));
    return changed;
  }

  private static List<Moved> moved(CampMoves moves) {
    return List.of(
        new MovedReferences(),
        new MovedParticipations(),
        MovedRows.ASSERTIONS,
        MovedRows.ASSESSMENTS,
        new MovedAffiliations(moves));
  }

  private List<UUID> ledTo(UUID actor) {
    return entities
        .unwrap(Session.class)
        .createNativeQuery(LED_TO, UUID.class)
        .setParameter("actor", actor)
        .getResultList();
  }

  /**
   * @param named what names in the input whom things are moved to
   */
  private Set<DisputeId> settle(
      ActorMove move, List<Moved> moved, CampMoves moves, RuleCheck check, String named) {
    move.execute(LEAD);
    entities.clear();
    moved.forEach(each -> each.settle(move, check.at(DUPLICATE)));
    for (UUID end : List.of(move.from(), move.to())) {
      moves.note(entities.find(Actor.class, end), check.at(DUPLICATE));
    }
    ActorRules.check(entities, entities.find(Actor.class, move.to()), check.at(named));
    return check.passed() ? settleCamps(move, moves, check) : Set.of();
  }

  private Set<DisputeId> settleCamps(ActorMove move, CampMoves moves, RuleCheck check) {
    moves.misplace(StatementRelation.misplaced(entities, Set.of(), moves.move()));
    return check.passed() ? recorder.end(move.now()) : Set.of();
  }
}
