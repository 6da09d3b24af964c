package io.counterclaim.recording;

import io.counterclaim.base.Rules;
import io.counterclaim.base.ViolationCode;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Rows of statements that are not overwritten: others take their place. Of those that say the same
 * there is one. Each row is looked up for itself (`offset 0`): a join might read whole tables.
 */
final class MovedRows implements Moved {
  static final MovedRows ASSERTIONS =
      new MovedRows(
          NodeType.ASSERTION,
          List.of("subject_id", "actor_id"),
          """
          s.statement_id = (e.n).statement_id and s.engagement_id = (e.n).engagement_id and s.attribute = (e.n).attribute
          and s.subject_id is not distinct from (e.n).subject_id
          and (s.attribute not in ('PARTICIPANT', 'INITIATOR', 'TARGET') or s.actor_id = (e.n).actor_id)
          """,
          "two assertions of one engagement, attribute and subject in the statement %s: code it anew first");
  static final MovedRows ASSESSMENTS =
      new MovedRows(
          NodeType.ASSESSMENT,
          List.of("assessor_id"),
          """
          s.statement_id = (e.n).statement_id and s.assessor_id = (e.n).assessor_id and s.assessed_at = (e.n).assessed_at
          """,
          "two verdicts of one assessor at one time on the statement %s: withdraw one of them first");

  private static final String REMEMBER =
      """
      insert into merged_row (type, original_id, became_id)
      select '$type', o.id, o.id from $table o
      where ($named_from) and o.superseded_at is null
        and not exists (select from merged_row m where m.became_id = o.id)
      """;
  private static final String ORIGINALS =
      """
      merged_row m cross join lateral (select * from $table where id = m.original_id offset 0) o
      """;

  /** What somebody changed since stays as it is. */
  private static final String FORGET_CHANGED =
      """
      delete from merged_row where type = '$type' and (original_id, became_id) in (
        select m.original_id, m.became_id
        from $originals cross join lateral (select superseded_at from $table where id = m.became_id offset 0) b
        where m.type = '$type' and b.superseded_at is not null and ($named))
      """;

  /** Those that stand for moved ones alone. */
  private static final String SUPERSEDE =
      """
      update $table set superseded_at = :now
      where superseded_at is null and id = any(array(
        select m.became_id from $originals
        where m.type = '$type' group by m.became_id having bool_and(coalesce($named, false))))
      """;

  /** Moved ones, as they are from now on; those that are nobody else's come first. */
  private static final String MOVED =
      """
      with moved as materialized (
        select m.original_id, $led as led, n
        from $originals cross join lateral jsonb_populate_record(cast(null as $table), to_jsonb(o) || jsonb_build_object(
          'id', cast(id_like(o.id) as text), 'recorded_at', cast(:now as timestamptz), 'superseded_at', null, $leading)) n
        where m.type = '$type' and ($named)
      )
      """;

  private static final String INSERT =
      MOVED
          + "insert into $table select (n).* from moved order by led, original_id on conflict do nothing";

  /**
   * Notes what they became: new rows, or one that is there and says the same, which then stands for
   * itself, too. Gives the keys of statements in which what is there says otherwise.
   */
  private static final String BECOME =
      MOVED
          + """
          , there as materialized (
            select e.original_id, s.id, s.statement_id, s.recorded_at, to_jsonb(s) - $fleeting <> to_jsonb(e.n) - $fleeting as at_odds
            from moved e
            cross join lateral (select * from $table s where s.superseded_at is null and $same_slot offset 0) s
          ), own as (
            insert into merged_row (type, original_id, became_id)
            select distinct '$type', t.id, t.id from there t
            where t.recorded_at < :now and not exists (select from merged_row m where m.became_id = t.id)
          ), became as (
            update merged_row m set became_id = t.id from there t
            where m.type = '$type' and m.original_id = t.original_id
          )
          select distinct (select key from statement where id = t.statement_id) from there t where t.at_odds order by 1
          """;

  private static final String FORGET =
      """
      delete from merged_row where type = '$type' and original_id in (
        select m.original_id from $originals
        where m.type = '$type'
          and not $led
          and not exists (select from merged_row d where d.became_id = m.became_id and d.original_id <> m.original_id))
      """;

  private final NodeType type;
  private final List<String> columns;
  private final String sameSlot;
  private final String contradiction;

  private MovedRows(NodeType type, List<String> columns, String sameSlot, String contradiction) {
    this.type = type;
    this.columns = columns;
    this.sameSlot = sameSlot;
    this.contradiction = contradiction;
  }

  @Override
  public void remember(ActorMove move) {
    move.execute(sql(REMEMBER));
  }

  @Override
  public void settle(ActorMove move, Rules rules) {
    move.execute(sql(FORGET_CHANGED));
    move.execute(sql(SUPERSEDE));
    move.execute(sql(INSERT));
    move.list(sql(BECOME), String.class)
        .forEach(
            key ->
                rules.broken(
                    ViolationCode.CONFLICT, "", "must not make " + contradiction.formatted(key)));
  }

  @Override
  public void forget(ActorMove move) {
    move.execute(sql(FORGET));
  }

  private String sql(String template) {
    return template
        .replace("$originals", ORIGINALS)
        .replace("$table", type.word())
        .replace("$type", type.name())
        .replace("$same_slot", sameSlot)
        .replace("$named_from", each("o.%1$s = :from", " or "))
        .replace("$named", each("o.%1$s = any(:actors)", " or "))
        .replace(
            "$leading",
            each(
                "'%1$s', (select coalesce(a.merged_into_id, a.id) from actor a where a.id = o.%1$s)",
                ", "))
        .replace(
            "$led",
            "exists (select from actor a where a.id in (%s) and a.merged_into_id is not null)"
                .formatted(each("o.%1$s", ", ")))
        .replace("$fleeting", "cast('{id, recorded_at, superseded_at}' as text[])");
  }

  private String each(String column, String separator) {
    return columns.stream().map(column::formatted).collect(Collectors.joining(separator));
  }
}
