package io.counterclaim.recording;

import io.counterclaim.base.Rules;

/** Who said something, for whom, and who published it: written in place. */
final class MovedReferences implements Moved {
  private static final String REMEMBER =
      """
      insert into merged_reference (node_id, member, actor_id)
      select id, 'speaker', speaker_id from statement where speaker_id = :from
      union all
      select id, 'onBehalfOf', on_behalf_of_id from statement where on_behalf_of_id = :from
      union all
      select id, 'publisher', publisher_id from source where publisher_id = :from
      on conflict do nothing
      """;
  private static final String SETTLE_STATEMENTS =
      """
      with named as materialized (
        select r.node_id,
          min(cast(coalesce(a.merged_into_id, a.id) as text)) filter (where r.member = 'speaker') as speaker,
          min(cast(coalesce(a.merged_into_id, a.id) as text)) filter (where r.member = 'onBehalfOf') as on_behalf_of
        from merged_reference r join actor a on a.id = r.actor_id
        where r.actor_id = any(:actors) and r.member in ('speaker', 'onBehalfOf')
        group by r.node_id
      )
      update statement s
      set speaker_id = coalesce(cast(n.speaker as uuid), s.speaker_id),
        on_behalf_of_id = coalesce(cast(n.on_behalf_of as uuid), s.on_behalf_of_id)
      from named n where s.id = n.node_id
      """;
  private static final String SETTLE_SOURCES =
      """
      update source s set publisher_id = :to
      from merged_reference r
      where r.actor_id = any(:actors) and r.member = 'publisher' and s.id = r.node_id and s.publisher_id = :from
      """;
  private static final String FORGET =
      """
      delete from merged_reference r using actor a
      where r.actor_id = any(:actors) and a.id = r.actor_id and a.merged_into_id is null
      """;

  @Override
  public void remember(ActorMove move) {
    move.execute(REMEMBER);
  }

  @Override
  public void settle(ActorMove move, Rules rules) {
    move.execute(SETTLE_STATEMENTS);
    move.execute(SETTLE_SOURCES);
  }

  @Override
  public void forget(ActorMove move) {
    move.execute(FORGET);
  }
}
