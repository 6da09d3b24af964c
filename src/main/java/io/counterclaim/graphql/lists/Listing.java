package io.counterclaim.graphql.lists;

import io.counterclaim.graphql.execution.SelectedFields;
import io.counterclaim.graphql.execution.Snapshot;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.hibernate.query.SelectionQuery;

/**
 * An ordered, filtered list of which pages are read by keyset: of everything, or of what belongs to
 * each of some parents, which then takes one SQL statement for all of them.
 */
public final class Listing<T, E extends RelayEdge<T>> {
  private final Class<T> entity;
  private final Supplier<E> newEdge;
  private final SortOrder<T> order;
  private final Where where;
  private final Page page;
  private final Where keyset;
  private final String parent;
  private final String relation;
  private Link link;
  private String[] required = {};

  private record Link(String join, String same) {}

  private Listing(
      Class<T> entity,
      Supplier<E> newEdge,
      SortOrder<T> order,
      Where where,
      Page page,
      String parent,
      String relation) {
    this.entity = entity;
    this.newEdge = newEdge;
    this.order = order;
    this.where = where;
    this.page = page;
    this.keyset = keyset();
    this.parent = parent;
    this.relation = relation;
  }

  public static <T, E extends RelayEdge<T>> Listing<T, E> of(
      Class<T> entity, Supplier<E> newEdge, SortOrder<T> order, Where where, Page page) {
    return new Listing<>(entity, newEdge, order, where, page, null, null);
  }

  /** The list for each parent. The relation is HQL over `e`, an entry, and `p`, the parent. */
  public Listing<T, E> of(Class<?> parent, String relation) {
    return new Listing<>(entity, newEdge, order, where, page, parent.getSimpleName(), relation);
  }

  /**
   * The same relation as a join of something that has what the list is ordered by, so that the
   * first entries of a parent are the first ones of an index. It may find an entry more than once.
   *
   * @param property that the list must be ordered by, else the join is of no use
   * @param same the same property of what is joined
   */
  public Listing<T, E> through(String property, String join, String same) {
    if (order.property().equals(property)) {
      link = new Link(join, same);
    }
    return this;
  }

  /** Paths of fields that each entry needs, whether they are selected or not. */
  public Listing<T, E> requiring(String... paths) {
    required = paths;
    return this;
  }

  /** The page of the whole list. */
  public <C extends RelayConnection<T, E>> C load(C connection, SelectedFields selection) {
    String hql =
        "select e from "
            + entity.getSimpleName()
            + " e"
            + joins(selection, "e")
            + " where "
            + keyset.hql()
            + orderBy(order.property(), "e")
            + " limit "
            + most(selection);
    SelectionQuery<T> query = Snapshot.session().createSelectionQuery(hql, entity);
    keyset.bind(query);
    fill(connection, wanted(selection) ? query.getResultList() : List.of());
    if (selection.has("totalCount")) {
      connection.totalCount = count();
    }
    return connection;
  }

  /** The pages of the lists of some parents, by parent. */
  public <C extends RelayConnection<T, E>> Map<UUID, C> load(
      List<UUID> parents, Supplier<C> connection, SelectedFields selection) {
    Map<UUID, List<T>> entries = wanted(selection) ? entries(parents, selection) : Map.of();
    Map<UUID, Integer> counts = selection.has("totalCount") ? counts(parents) : Map.of();
    Map<UUID, C> pages = new HashMap<>();
    for (UUID id : parents) {
      C page = connection.get();
      page.parent = id;
      fill(page, entries.getOrDefault(id, List.of()));
      page.totalCount = counts.getOrDefault(id, 0);
      pages.put(id, page);
    }
    return pages;
  }

  /** One more than the page has tells whether there is a next one. */
  private int most(SelectedFields selection) {
    return page.size() + (selection.has("pageInfo") ? 1 : 0);
  }

  private static boolean wanted(SelectedFields selection) {
    return selection.has("nodes") || selection.has("edges") || selection.has("pageInfo");
  }

  private Map<UUID, List<T>> entries(List<UUID> parents, SelectedFields selection) {
    String hql =
        "select p.id, r from "
            + parent
            + " p join lateral (select e.id as id from "
            + entity.getSimpleName()
            + (link == null
                ? " e where " + relation + " and " + keyset.hql()
                : " e " + link.join + " where " + keyset.hql() + " group by e.id, " + link.same)
            + orderBy(link == null ? order.property() : link.same, "e")
            + " limit "
            + most(selection)
            + ") x join "
            + entity.getSimpleName()
            + " r on r.id = x.id"
            + joins(selection, "r")
            + " where among(:parents, p.id)"
            + orderBy("r" + order.property().substring(1), "r");
    SelectionQuery<Object[]> query =
        Snapshot.query(hql, Object[].class, Map.of("parents", parents));
    keyset.bind(query);
    return query.getResultList().stream()
        .collect(
            Collectors.groupingBy(
                row -> (UUID) row[0],
                Collectors.mapping(row -> entity.cast(row[1]), Collectors.toList())));
  }

  private int count() {
    SelectionQuery<Long> query =
        Snapshot.session()
            .createSelectionQuery(
                "select count(*) from " + entity.getSimpleName() + " e where " + where.hql(),
                Long.class);
    where.bind(query);
    return query.getSingleResult().intValue();
  }

  private Map<UUID, Integer> counts(List<UUID> parents) {
    String hql =
        "select p.id, x.n from "
            + parent
            + " p join lateral (select count(*) as n from "
            + entity.getSimpleName()
            + " e where "
            + relation
            + " and "
            + where.hql()
            + ") x where among(:parents, p.id)";
    SelectionQuery<Object[]> query =
        Snapshot.query(hql, Object[].class, Map.of("parents", parents));
    where.bind(query);
    return query.getResultList().stream()
        .collect(Collectors.toMap(row -> (UUID) row[0], row -> ((Long) row[1]).intValue()));
  }

  private void fill(RelayConnection<T, E> connection, List<T> found) {
    boolean more = found.size() > page.size();
    List<T> entries = new ArrayList<>(more ? found.subList(0, page.size()) : found);
    if (page.backward()) {
      Collections.reverse(entries);
    }
    connection.listing = this;
    connection.nodes = entries;
    connection.pageInfo =
        new PageInfo(
            page.backward() ? page.before() != null : more,
            page.backward() ? more : page.after() != null,
            entries.isEmpty() ? null : cursor(entries.get(0)),
            entries.isEmpty() ? null : cursor(entries.get(entries.size() - 1)));
  }

  E edge(T entry) {
    E edge = newEdge.get();
    edge.node = entry;
    edge.cursor = cursor(entry);
    return edge;
  }

  private String cursor(T entry) {
    return Cursor.of(order, order.valueOf(entry), (UUID) Snapshot.session().getIdentifier(entry));
  }

  private Where keyset() {
    Where keyset = where.copy();
    beyond(keyset, "after", page.after(), order.descending() ? "<" : ">");
    beyond(keyset, "before", page.before(), order.descending() ? ">" : "<");
    return keyset;
  }

  private void beyond(Where keyset, String argument, String cursor, String comparison) {
    if (cursor != null) {
      Cursor place = Cursor.parse(argument, cursor, order);
      keyset.and(
          "(" + order.property() + ", e.id) " + comparison + " (?, ?)", place.value(), place.id());
    }
  }

  private String orderBy(String property, String alias) {
    String direction = order.descending() != page.backward() ? " desc" : " asc";
    return " order by " + property + direction + ", " + alias + ".id" + direction;
  }

  private String joins(SelectedFields selection, String alias) {
    return selection
        .at("nodes")
        .and(selection.at("edges").at("node"))
        .requiring(required)
        .fetchJoins(entity, alias);
  }

  /**
   * Counts of the whole list by a key, the largest first and equal ones by key: of each parent, or
   * at the root under null.
   *
   * @param key HQL over `e` and what is joined
   * @param top how many keys at most, for each parent
   */
  public Map<UUID, List<Count>> countsBy(
      String key, String joins, int top, Collection<UUID> parents) {
    String count = joins.isEmpty() ? "count(*)" : "count(distinct e.id)";
    String counting =
        " as k, " + count + " as n from " + entity.getSimpleName() + " e" + joins + " where ";
    String grouping =
        where.hql() + " group by " + key + " order by " + count + " desc, " + key + " limit " + top;
    SelectionQuery<Object[]> query =
        parent == null
            ? Snapshot.query("select null, " + key + counting + grouping, Object[].class, Map.of())
            : Snapshot.query(
                "select p.id, x.k, x.n from "
                    + parent
                    + " p join lateral (select "
                    + key
                    + counting
                    + relation
                    + " and "
                    + grouping
                    + ") x where among(:parents, p.id) order by x.n desc, x.k",
                Object[].class,
                Map.of("parents", parents));
    where.bind(query);
    Map<UUID, List<Count>> counts = new HashMap<>();
    for (Object[] row : query.getResultList()) {
      counts
          .computeIfAbsent((UUID) row[0], id -> new ArrayList<>())
          .add(new Count(row[1].toString(), ((Long) row[2]).intValue()));
    }
    return counts;
  }

  /** How many entries have a key. */
  public record Count(String key, int count) {}
}
