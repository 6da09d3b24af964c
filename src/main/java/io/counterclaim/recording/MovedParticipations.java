package io.counterclaim.recording;

import io.counterclaim.base.Rules;

/** The parts that actors took: of the same one that two of them took there is one. */
final class MovedParticipations implements Moved {
  /** Those of the survivor that are the same ones, too: it keeps these when all is undone. */
  private static final String REMEMBER =
      """
      insert into merged_participation (engagement_id, role, actor_id, id, side)
      select p.engagement_id, p.role, p.actor_id, p.id, p.side
      from participation d
      join participation p on p.engagement_id = d.engagement_id and p.role = d.role and p.actor_id in (:from, :to)
      where d.actor_id = :from and not exists (
        select from merged_participation m join actor a on a.id = m.actor_id
        where m.engagement_id = p.engagement_id and m.role = p.role and coalesce(a.merged_into_id, a.id) = p.actor_id)
      """;

  private static final String FORGET_REMOVED =
      """
      delete from merged_participation m
      where m.actor_id = any(:actors) and not exists (
        select from participation p
        where p.engagement_id = m.engagement_id and p.role = m.role and p.actor_id = :from)
      """;

  /** What both took, but for what is the other one's own. */
  private static final String DROP_DOUBLE =
      """
      delete from participation p using participation o
      where p.actor_id = :from and o.actor_id = :to and o.engagement_id = p.engagement_id and o.role = p.role
      """;

  private static final String MOVED =
      """
      exists (
        select from merged_participation m
        where m.engagement_id = p.engagement_id and m.role = p.role and m.actor_id = any(:actors))
      and not exists (
        select from merged_participation m join actor a on a.id = m.actor_id
        where m.engagement_id = p.engagement_id and m.role = p.role and coalesce(a.merged_into_id, a.id) = :from)
      """;
  private static final String SETTLE =
      "update participation p set actor_id = :to where p.actor_id = :from and " + MOVED;
  private static final String GIVE_BACK =
      """
      insert into participation (id, engagement_id, actor_id, role, side)
      select distinct on (m.engagement_id, m.role)
        case when exists (select from participation p where p.id = m.id) then id_like(m.id) else m.id end,
        m.engagement_id, :to, m.role, m.side
      from merged_participation m
      where m.actor_id = any(:actors)
      order by m.engagement_id, m.role, m.actor_id = :to desc, m.actor_id
      on conflict (engagement_id, actor_id, role) do nothing
      """;
  private static final String FORGET =
      """
      delete from merged_participation m using actor a
      where a.id = m.actor_id and a.merged_into_id is null and not exists (
        select from merged_participation o join actor b on b.id = o.actor_id
        where o.engagement_id = m.engagement_id and o.role = m.role and b.merged_into_id = m.actor_id)
      """;

  @Override
  public void remember(ActorMove move) {
    move.execute(REMEMBER);
  }

  @Override
  public void settle(ActorMove move, Rules rules) {
    move.execute(FORGET_REMOVED);
    move.execute(DROP_DOUBLE);
    move.execute(SETTLE);
    move.execute(GIVE_BACK);
  }

  @Override
  public void forget(ActorMove move) {
    move.execute(FORGET);
  }
}
