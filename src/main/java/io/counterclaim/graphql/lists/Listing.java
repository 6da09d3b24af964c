package io.counterclaim.graphql.lists;

import io.counterclaim.graphql.execution.SelectedFields;
import io.counterclaim.graphql.execution.Snapshot;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.query.SelectionQuery;

/**
 * An ordered, filtered list of which pages are read by keyset: of everything, or of what belongs to
 * each of some parents, which then takes one SQL statement for all of them.
 */
public final class Listing<T, E extends RelayEdge<T>> {
  /**
   * Fewer would be read from the table in the order of time even where few are found, to its end;
   * more take longer to read than to rank.
   */
  private static final int MOST_RANKED = 5_000;

  private final Class<T> entity;
  private final Supplier<E> newEdge;
  private final SortOrder<T> order;
  private final Where where;
  private final Page page;
  private final Where range;
  private final String parent;
  private final String relation;
  private Link link;
  private String[] required = {};
  private String distance = "";

  private record Link(String join, String same) {}

  /** An entry of a list, and the value by which it has its place. */
  private record Placed<T>(T entry, Comparable<?> place) {}

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
    this.range = range();
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

  /**
   * Reads the list by an index that knows no order but that by a distance: the order stays the
   * same.
   *
   * @param distance HQL over `e` that grows from the list's first entry to its last
   */
  public Listing<T, E> nearest(String distance) {
    this.distance = distance + ", ";
    if (page.after() != null) {
      String comparison = order.descending() ? " <= ?" : " >= ?";
      range.and(order.property() + comparison, Cursor.parse("after", page.after(), order).value());
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
    fill(connection, wanted(selection) ? entries(selection) : List.of());
    if (selection.has("totalCount")) {
      connection.totalCount = count();
    }
    return connection;
  }

  /** The pages of the lists of some parents, by parent. */
  public <C extends RelayConnection<T, E>> Map<UUID, C> load(
      List<UUID> parents, Supplier<C> connection, SelectedFields selection) {
    Map<UUID, List<Placed<T>>> entries = wanted(selection) ? entries(parents, selection) : Map.of();
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

  private List<Placed<T>> entries(SelectedFields selection) {
    String hql =
        order.isByRank()
            ? "select r, x.place from ("
                + page(selection)
                + ") x join "
                + entity.getSimpleName()
                + " r on r.id = x.id"
                + joins(selection, "r")
                + orderBy("x.place", "r")
            : "select e, "
                + order.property()
                + " from "
                + entity.getSimpleName()
                + " e"
                + joins(selection, "e")
                + where(where.hql(), range.hql())
                + orderBy(distance + order.property(), "e")
                + " limit "
                + most(selection);
    SelectionQuery<Object[]> query = Snapshot.query(hql, Object[].class, Map.of());
    where.bind(query);
    range.bind(query);
    return query.getResultList().stream().map(row -> placed(row[0], row[1])).toList();
  }

  private Map<UUID, List<Placed<T>>> entries(List<UUID> parents, SelectedFields selection) {
    String p = order.isByRank() ? "o" : "p";
    String hql =
        "select %1$s.id, r, x.place from %2$s %1$s join lateral (".formatted(p, parent)
            + page(selection)
            + ") x join "
            + entity.getSimpleName()
            + " r on r.id = x.id"
            + joins(selection, "r")
            + " where among(:parents, %s.id)".formatted(p)
            + orderBy("x.place", "r");
    SelectionQuery<Object[]> query =
        Snapshot.query(hql, Object[].class, Map.of("parents", parents));
    where.bind(query);
    range.bind(query);
    return query.getResultList().stream()
        .collect(
            Collectors.groupingBy(
                row -> (UUID) row[0],
                Collectors.mapping(row -> placed(row[1], row[2]), Collectors.toList())));
  }

  private Placed<T> placed(Object entry, Object place) {
    return new Placed<>(entity.cast(entry), (Comparable<?>) place);
  }

  /** The ids of the page, and the values that they are sorted by. */
  private String page(SelectedFields selection) {
    String place = link == null ? order.property() : link.same;
    return "select e.id as id, "
        + place
        + " as place from "
        + (order.isByRank() ? ranked() : link == null ? unranked() : linked())
        + orderBy(place, "e")
        + " limit "
        + most(selection);
  }

  private String unranked() {
    return entity.getSimpleName() + " e" + where(relation, where.hql(), range.hql());
  }

  private String linked() {
    return entity.getSimpleName()
        + " e "
        + link.join
        + where(where.hql(), range.hql())
        + " group by e.id, "
        + link.same;
  }

  /** What is found, each with its rank; of the parent `o`, if there are parents. */
  private String ranked() {
    String found =
        "(select e.id as id, "
            + where.rank()
            + " as rank from "
            + entity.getSimpleName()
            + " e"
            + where(relation, where.hql())
            + (order.recency() == null
                ? ""
                : " order by " + order.recency() + " desc, e.id desc limit " + MOST_RANKED)
            + ") e";
    return parent == null
        ? found + where(range.hql())
        : parent + " p join lateral " + found + where("p.id = o.id", range.hql());
  }

  private static String where(String... conditions) {
    String all =
        Stream.of(conditions)
            .filter(hql -> hql != null && !hql.isEmpty())
            .collect(Collectors.joining(" and "));
    return all.isEmpty() ? "" : " where " + all;
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

  private void fill(RelayConnection<T, E> connection, List<Placed<T>> found) {
    boolean more = found.size() > page.size();
    List<Placed<T>> entries = new ArrayList<>(more ? found.subList(0, page.size()) : found);
    if (page.backward()) {
      Collections.reverse(entries);
    }
    connection.listing = this;
    connection.nodes = entries.stream().map(Placed::entry).collect(Collectors.toList());
    connection.places = entries.stream().<Comparable<?>>map(Placed::place).toList();
    connection.pageInfo =
        new PageInfo(
            page.backward() ? page.before() != null : more,
            page.backward() ? more : page.after() != null,
            entries.isEmpty() ? null : cursor(entries.get(0)),
            entries.isEmpty() ? null : cursor(entries.get(entries.size() - 1)));
  }

  E edge(T entry, Comparable<?> place) {
    E edge = newEdge.get();
    edge.node = entry;
    edge.cursor = cursor(new Placed<>(entry, place));
    edge.searched = where.searched();
    return edge;
  }

  private String cursor(Placed<T> entry) {
    return Cursor.of(order, entry.place, (UUID) Snapshot.session().getIdentifier(entry.entry));
  }

  private Where range() {
    Where range = where.further();
    beyond(range, "after", page.after(), order.descending() ? "<" : ">");
    beyond(range, "before", page.before(), order.descending() ? ">" : "<");
    return range;
  }

  private void beyond(Where range, String argument, String cursor, String comparison) {
    if (cursor != null) {
      Cursor place = Cursor.parse(argument, cursor, order);
      range.and(
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

  public Rollup rollup() {
    return new Rollup(entity.getSimpleName(), parent, relation, where);
  }
}
