package io.counterclaim.graphql.lists;

import io.counterclaim.graphql.execution.Snapshot;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.hibernate.query.SelectionQuery;

/**
 * What is worked out from all of a list, not from a page of it: at the root, or for each of some
 * parents in one SQL statement.
 *
 * @param parent whose lists they are; null at the root
 * @param relation HQL over `e`, an entry, and `p`, the parent
 */
public record Rollup(String entity, String parent, String relation, Where where) {
  /** How many entries have a key. */
  public record Count(String key, int count) {}

  /** Of those entries for which more holds. */
  public Rollup restricted(UnaryOperator<Where> further) {
    return new Rollup(entity, parent, relation, further.apply(where.copy()));
  }

  /**
   * The list as a table of what is selected of each entry `e`, each column under a name; that of
   * each parent in one. What is distinct is looked up for each parent by itself: PostgreSQL would
   * make it one join with all of them, for which it reads what belongs to every other parent, too.
   */
  public String table(List<String> columns, String join) {
    String selected = String.join(", ", columns) + " from " + entity + " e" + join + " where ";
    return parent == null
        ? "(select " + selected + where.hql() + ")"
        : "(select p.id as parent, "
            + columns.stream().map(Rollup::again).collect(Collectors.joining(", "))
            + " from "
            + parent
            + " p join lateral (select distinct "
            + selected
            + relation
            + " and "
            + where.hql()
            + ") l where among(:parents, p.id))";
  }

  private static String again(String column) {
    String name = column.substring(column.lastIndexOf(' ') + 1);
    return "l." + name + " as " + name;
  }

  /** The parent that a row of such a table is of, before other columns; nothing at the root. */
  public String parentOf(String row) {
    return parent == null ? "" : row + ".parent, ";
  }

  /** The same, to be selected. */
  public String keepParentOf(String row) {
    return parent == null ? "" : row + ".parent as parent, ";
  }

  /**
   * A query of what was made of such a table, of which each row `y` comes after its parent's id:
   * null at the root.
   */
  public SelectionQuery<Object[]> query(String selected, String from, Collection<UUID> parents) {
    SelectionQuery<Object[]> query =
        Snapshot.query(
            "select " + (parent == null ? "null, " : "y.parent, ") + selected + " from " + from,
            Object[].class,
            parent == null ? Map.of() : Map.of("parents", parents));
    where.bind(query);
    return query;
  }

  /**
   * Counts by a key, the largest first and equal ones by key, or by key: of each parent, or at the
   * root under null.
   *
   * @param key HQL over `e` and what belongs to it
   * @param of what belongs to an entry and has the key, as in {@link Where#exists}, so far as it is
   *     asked for; null where the entry itself has it
   * @param top how many keys at most, for each parent
   */
  public Map<UUID, List<Count>> counts(
      String key, String of, boolean byKey, int top, Collection<UUID> parents) {
    String keys = table(List.of("e.id as id", key + " as k"), of == null ? "" : where.join(of));
    String counted =
        "(select "
            + keepParentOf("x")
            + "x.k as k, "
            + (of == null ? "count(*)" : "count(distinct x.id)")
            + " as n from "
            + keys
            + " x where x.k is not null group by "
            + parentOf("x")
            + "x.k)";
    String ranked =
        "(select "
            + keepParentOf("z")
            + "z.k as k, z.n as n, row_number() over ("
            + (parent == null ? "" : "partition by z.parent ")
            + (byKey ? "order by z.k" : "order by z.n desc, z.k")
            + ") as nth from "
            + counted
            + " z)";
    Map<UUID, List<Count>> counts = new HashMap<>();
    query("y.k, y.n", ranked + " y where y.nth <= " + top + " order by y.nth", parents)
        .getResultList()
        .forEach(
            row ->
                counts
                    .computeIfAbsent((UUID) row[0], id -> new ArrayList<>())
                    .add(new Count(row[1].toString(), ((Long) row[2]).intValue())));
    return counts;
  }
}
