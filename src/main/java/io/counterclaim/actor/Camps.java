package io.counterclaim.actor;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The sides that actors speak for, as the database works them out: see `camp_of` in the migrations.
 */
public final class Camps {
  private static final String UPDATE =
      """
      with recursive below (actor_id) as (
        select unnest(cast(:members as uuid[]))
        union
        select f.member_id
        from below b
        join affiliation f on f.group_id = b.actor_id and is_camp_link(f.kind) and f.superseded_at is null
      ), now_for as (
        select s.id, camp_of(b.actor_id, s.camp_day) as camp_id
        from below b
        join statement s on s.on_behalf_of_id = b.actor_id
          or s.speaker_id = b.actor_id and s.on_behalf_of_id is null
      ), known_before as (
        insert into former_camp (statement_id, camp_id, known_until)
        select s.id, s.camp_id, :now from now_for n join statement s on s.id = n.id
        where n.camp_id <> s.camp_id
      )
      update statement s set camp_id = n.camp_id from now_for n
      where n.id = s.id and n.camp_id <> s.camp_id
      """;
  private static final String MISPLACED_RELATION =
      """
      select 1
      from statement_relation r join statement f on f.id = r.from_id join statement t on t.id = r.to_id
      where case when f.camp_id = t.camp_id then r.type = 'DENIES' else r.type in ('RETRACTS', 'CORRECTS') end
      limit 1
      """;

  /** An actor on a day. */
  public record Speaker(UUID actor, LocalDate day) {}

  private Camps() {}

  /** The camp of each, in one SQL statement. Sees what has been flushed. */
  public static Map<Speaker, UUID> of(EntityManager entities, Collection<Speaker> speakers) {
    Map<Speaker, UUID> camps = new HashMap<>();
    List<?> rows =
        entities
            .createNativeQuery(
                """
                select s.actor, cast(s.day as text), camp_of(s.actor, s.day)
                from unnest(cast(:actors as uuid[]), cast(:days as date[])) s (actor, day)
                """)
            .setParameter("actors", speakers.stream().map(Speaker::actor).toArray(UUID[]::new))
            .setParameter("days", speakers.stream().map(Speaker::day).toArray(LocalDate[]::new))
            .getResultList();
    for (Object row : rows) {
      Object[] columns = (Object[]) row;
      camps.put(
          new Speaker((UUID) columns[0], LocalDate.parse((String) columns[1])), (UUID) columns[2]);
    }
    return camps;
  }

  /** Whether an affiliation closes a circle of camp links that are all valid on some day. */
  public static boolean circle(EntityManager entities, Affiliation affiliation) {
    return !entities
        .createNativeQuery(
            """
            with recursive way (actor_id, days) as (
              select group_id, daterange(valid_from, valid_to) from affiliation where id = :id and is_camp_link(kind)
              union
              select f.group_id, w.days * daterange(f.valid_from, f.valid_to)
              from way w
              join affiliation f on f.member_id = w.actor_id and is_camp_link(f.kind) and f.superseded_at is null
                and w.days && daterange(f.valid_from, f.valid_to)
            )
            select 1 from way where actor_id = :member
            """)
        .setParameter("id", affiliation.id)
        .setParameter("member", affiliation.member.id)
        .getResultList()
        .isEmpty();
  }

  /**
   * Works out anew the camps stored on statements that rest on new affiliations.
   *
   * @return whether relations between statements still are what they may be: retractions and
   *     corrections within one camp, denials across camps
   */
  public static boolean update(EntityManager entities, List<Affiliation> added, Instant now) {
    UUID[] members = added.stream().map(affiliation -> affiliation.member.id).toArray(UUID[]::new);
    int changed =
        entities
            .createNativeQuery(UPDATE)
            .setParameter("members", members)
            .setParameter("now", now)
            .executeUpdate();
    return changed == 0 || entities.createNativeQuery(MISPLACED_RELATION).getResultList().isEmpty();
  }
}
