package io.counterclaim.recording;

import io.counterclaim.actor.Affiliation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.stream.Stream;

/** The rows of affiliations that a move supersedes and adds, and what is noted of them. */
final class AffiliationRows {
  private static final String REMEMBER =
      """
      insert into merged_row (type, original_id, became_id)
      select 'AFFILIATION', f.id, f.id from affiliation f
      where (f.member_id = :from or f.group_id = :from) and f.superseded_at is null
        and not exists (select from merged_row m where m.became_id = f.id)
      """;
  private static final String NOTED =
      """
      select m.original_id, m.became_id, b.superseded_at is not null
      from merged_row m
      cross join lateral (select member_id, group_id from affiliation where id = m.original_id offset 0) o
      left join affiliation b on b.id = m.became_id
      where m.type = 'AFFILIATION' and array[o.member_id, o.group_id] && array(
        select id from actor where id = any(:actors) or merged_into_id = :from)
      """;
  private static final String SUPERSEDE =
      "update affiliation set superseded_at = :now where id = any(:ids)";
  private static final String DROP =
      "delete from merged_row where type = 'AFFILIATION' and original_id = any(:ids)";
  private static final String INSERT =
      """
      insert into affiliation (id, member_id, group_id, kind, title, valid_from, valid_to, recorded_at)
      select *, cast(:now as timestamptz) from unnest(cast(:ids as uuid[]), cast(:members as uuid[]), cast(:groups as uuid[]),
        cast(:kinds as text[]), cast(:titles as text[]), cast(:first as date[]), cast(:last as date[]))
      """;
  private static final String NOTE =
      """
      insert into merged_row (type, original_id, became_id)
      select 'AFFILIATION', * from unnest(cast(:originals as uuid[]), cast(:became as uuid[]))
      """;
  private static final String FORGET =
      """
      delete from merged_row m using affiliation o
      where m.type = 'AFFILIATION' and o.id = m.original_id
        and not exists (select from actor a where a.id in (o.member_id, o.group_id) and a.merged_into_id is not null)
      """;
  private static final long RANDOM_BITS = 0xFFFF_FFFF_FFFFL;

  private final ActorMove move;

  /** By the ids of the originals; none of one that others leave no day. */
  private final Map<UUID, List<UUID>> became = new HashMap<>();

  private final List<Affiliation> added = new ArrayList<>();
  private final List<UUID> originals = new ArrayList<>();
  private final List<UUID> stretches = new ArrayList<>();

  AffiliationRows(ActorMove move) {
    this.move = move;
  }

  static void remember(ActorMove move) {
    move.execute(REMEMBER);
  }

  static void forget(ActorMove move) {
    move.execute(FORGET);
  }

  /** Those that were moved or are to be; what somebody changed since is left as it is. */
  List<Affiliation> originals() {
    Set<UUID> changed = new HashSet<>();
    for (Object[] row : move.list(NOTED, Object[].class)) {
      List<UUID> rows = became.computeIfAbsent((UUID) row[0], id -> new ArrayList<>());
      Stream.ofNullable((UUID) row[1]).forEach(rows::add);
      if (Boolean.TRUE.equals(row[2])) {
        changed.add((UUID) row[0]);
      }
    }
    move.execute(DROP, Map.of("ids", ids(changed)));
    became.keySet().removeAll(changed);
    return move.entities()
        .createNamedQuery("Affiliation.byId", Affiliation.class)
        .setParameter("ids", ids(became.keySet()))
        .getResultList();
  }

  void supersede(List<Affiliation> moved) {
    List<UUID> ids = moved.stream().map(original -> original.id).toList();
    List<UUID> rows = ids.stream().flatMap(id -> became.get(id).stream()).toList();
    move.execute(SUPERSEDE, Map.of("ids", ids(rows)));
    move.execute(DROP, Map.of("ids", ids(ids)));
  }

  private static UUID[] ids(Collection<UUID> ids) {
    return ids.toArray(UUID[]::new);
  }

  /** Adds what takes the place of an original. */
  void add(UUID original, List<Affiliation> taking) {
    taking.forEach(stretch -> stretch.id = like(original));
    added.addAll(taking);
    Stream<UUID> ids =
        taking.isEmpty() ? Stream.of((UUID) null) : taking.stream().map(stretch -> stretch.id);
    ids.forEach(
        id -> {
          originals.add(original);
          stretches.add(id);
        });
  }

  /** As `id_like` of the database. */
  private static UUID like(UUID id) {
    long random = ThreadLocalRandom.current().nextLong() & RANDOM_BITS;
    return new UUID(
        id.getMostSignificantBits(), id.getLeastSignificantBits() & ~RANDOM_BITS | random);
  }

  List<Affiliation> added() {
    return added;
  }

  void insert() {
    move.execute(
        INSERT,
        Map.of(
            "ids", column(f -> f.id, new UUID[0]),
            "members", column(f -> f.member.id, new UUID[0]),
            "groups", column(f -> f.group.id, new UUID[0]),
            "kinds", column(f -> f.kind.name(), new String[0]),
            "titles", column(f -> f.title, new String[0]),
            "first", column(f -> f.validFrom, new LocalDate[0]),
            "last", column(f -> f.validTo, new LocalDate[0])));
    move.execute(NOTE, Map.of("originals", ids(originals), "became", ids(stretches)));
  }

  private <T> T[] column(Function<Affiliation, T> column, T[] type) {
    return added.stream().map(column).toList().toArray(type);
  }
}
