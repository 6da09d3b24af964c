package io.counterclaim.actor;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import io.counterclaim.base.Jdbc;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;

/**
 * The sides that actors speak for, as the database works them out: see `camp_of` in the migrations.
 */
public final class Camps {
  private static final String SPOKEN_FOR =
      """
      select s.actor, cast(s.day as text), camp_of(s.actor, s.day)
      from unnest(cast(? as uuid[]), cast(? as date[])) s (actor, day)
      """;
  private static final String UPDATE =
      """
      with recursive below (actor_id) as (
        select unnest(cast(:members as uuid[]))
        union
        select f.member_id
        from below b
        join affiliation f on f.group_id = b.actor_id and is_camp_link(f.kind) and f.superseded_at is null
      ), spoken as (
        select s.id, s.camp_id, b.actor_id, s.said_day
        from below b
        join statement s on s.on_behalf_of_id = b.actor_id
          or s.speaker_id = b.actor_id and s.on_behalf_of_id is null
      ), now_for as (
        select actor_id, said_day, camp_of(actor_id, said_day) as camp_id
        from (select distinct actor_id, said_day from spoken) as speakers
      ), moved as (
        select s.id, s.camp_id as known_before, n.camp_id
        from spoken s join now_for n on n.actor_id = s.actor_id and n.said_day = s.said_day
        where n.camp_id <> s.camp_id
      ), known_before as (
        insert into former_camp (statement_id, camp_id, known_until)
        select id, known_before, :now from moved
      )
      update statement s set camp_id = m.camp_id from moved m
      where m.id = s.id
      returning s.id
      """;
  private static final String LEADING =
      """
      with recursive way (statement_id, day, camp_id, actor_id) as (
        select id, said_day, camp_id, coalesce(on_behalf_of_id, speaker_id) from statement where id = any(:statements)
        union
        select w.statement_id, w.day, w.camp_id, f.group_id
        from way w
        join actor a on a.id = w.actor_id and a.type <> 'STATE'
        join affiliation f on f.member_id = w.actor_id and is_camp_link(f.kind)
          and f.superseded_at is null and daterange(f.valid_from, f.valid_to) @> w.day
      )
      select w.statement_id, f.id
      from way w
      join affiliation f on f.member_id = w.actor_id and f.id = any(:affiliations) and is_camp_link(f.kind)
        and daterange(f.valid_from, f.valid_to) @> w.day
      where camp_of(f.group_id, w.day) = w.camp_id
      """;
  private static final String ABOVE =
      """
      with recursive above (actor_id) as (
        select unnest(cast(:actors as uuid[]))
        union
        select f.group_id
        from above a
        join affiliation f on f.member_id = a.actor_id and is_camp_link(f.kind) and f.superseded_at is null
      )
      select f.*
      from above a
      join affiliation f on f.member_id = a.actor_id and is_camp_link(f.kind) and f.superseded_at is null
      """;

  /** An actor on a day. */
  public record Speaker(UUID actor, LocalDate day) {}

  private Camps() {}

  /** The camp of each, in one SQL statement. Sees what has been flushed. */
  public static Map<Speaker, UUID> of(EntityManager entities, Collection<Speaker> speakers) {
    Map<Speaker, UUID> camps = new HashMap<>();
    Jdbc.rows(
            entities,
            SPOKEN_FOR,
            Jdbc.texts(speakers, Speaker::actor),
            Jdbc.texts(speakers, Speaker::day))
        .forEach(
            row ->
                camps.put(
                    new Speaker((UUID) row[0], LocalDate.parse((String) row[1])), (UUID) row[2]));
    return camps;
  }

  /**
   * Those of some affiliations that are about to be recorded which, together with the others and
   * what is recorded, run in a circle of camp links that are all valid on some day.
   */
  public static Set<Affiliation> circles(EntityManager entities, Collection<Affiliation> added) {
    List<Affiliation> links = new ArrayList<>(added);
    links.removeIf(affiliation -> !affiliation.kind.leadsToCamp());
    if (links.isEmpty()) {
      return Set.of();
    }
    entities
        .unwrap(Session.class)
        .createNativeQuery(ABOVE, Affiliation.class)
        .setParameter("actors", links.stream().map(f -> f.group.id).distinct().toArray(UUID[]::new))
        .getResultStream()
        .forEach(links::add);
    Set<Affiliation> circles = Circles.in(links);
    circles.retainAll(Set.copyOf(added));
    return circles;
  }

  /**
   * Works out anew the camps stored on statements that rest on the way up from some actors. Sees
   * what has been flushed; statements that were read before still have the camp that they had.
   *
   * @return the statements that are of another camp now
   */
  public static Set<UUID> update(EntityManager entities, Collection<UUID> actors, Instant now) {
    return Set.copyOf(
        entities
            .unwrap(Session.class)
            .createNativeQuery(UPDATE, UUID.class)
            .setParameter("members", actors.toArray(UUID[]::new))
            .setParameter("now", now)
            .getResultList());
  }

  /** The ids of those of some affiliations that lead each statement to its camp. */
  public static Map<UUID, Set<UUID>> leading(
      EntityManager entities, Collection<UUID> statements, Collection<Affiliation> affiliations) {
    return entities
        .unwrap(Session.class)
        .createNativeQuery(LEADING, Object[].class)
        .setParameter("statements", statements.toArray(UUID[]::new))
        .setParameter("affiliations", affiliations.stream().map(f -> f.id).toArray(UUID[]::new))
        .getResultStream()
        .collect(groupingBy(row -> (UUID) row[0], mapping(row -> (UUID) row[1], toSet())));
  }
}
