package io.counterclaim.graphql.lists;

import io.counterclaim.graphql.execution.Snapshot;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.query.CommonQueryContract;
import org.hibernate.query.SelectionQuery;

/**
 * Conditions of a list in HQL over the alias `e`, all of which must hold, with their parameters.
 * What they name by id or key is looked up when they are used, all of it at once.
 */
public final class Where {
  public static final String NO_CONDITION =
      "What is null, blank text, text to look for without a letter or a digit, and an empty list are no"
          + " condition. A node is named by its id or by its key; lists have at most 100 members.";
  public static final String FILTER =
      "Every condition given must hold. A list holds when one of its members does. " + NO_CONDITION;

  private final List<String> conditions = new ArrayList<>();
  private final List<Object> values = new ArrayList<>();
  private final Map<String, String> joins = new HashMap<>();
  private final int firstParameter;
  private String rank;
  private SearchText searched;

  public Where() {
    this(0);
  }

  private Where(int firstParameter) {
    this.firstParameter = firstParameter;
  }

  public static Where live() {
    return new Where().and(Lookup.LIVE);
  }

  /**
   * Adds a condition with a `?` for each value, unless one of the values is null: then it was not
   * asked for.
   */
  public Where and(String hql, Object... values) {
    for (Object value : values) {
      if (value == null) {
        return this;
      }
    }
    conditions.add("(" + hql + ")");
    Collections.addAll(this.values, values);
    return this;
  }

  /**
   * Adds a condition with a `?` for the value, unless that is null, and how well an entry matches
   * it, by which the list can then be sorted.
   */
  public Where ranked(String hql, String rank, Object value) {
    if (value != null) {
      this.rank = rank.replace("?", ":w" + values.size());
    }
    return and(hql, value);
  }

  /** Adds that the words looked for are found, unless there are none. */
  public Where search(SearchText text) {
    searched = text;
    return ranked(
        "has_words(?, e.search)", "relevance(?, e.search)", text == null ? null : text.formula());
  }

  public boolean isRanked() {
    return rank != null;
  }

  /** How well an entry matches, in HQL. */
  String rank() {
    return rank;
  }

  /** The words that are looked for, or null. */
  SearchText searched() {
    return searched;
  }

  /** Adds that a property is one of some values; without any it was not asked for. */
  public Where in(String property, List<?> values) {
    if (values == null || values.isEmpty()) {
      return this;
    }
    List<?> distinct = values.stream().distinct().toList();
    return distinct.size() == 1
        ? and(property + " = ?", distinct.get(0))
        : and("among(?, " + property + ")", distinct);
  }

  /** Adds that the id that a property has is that of one of those named, if any is. */
  public Where in(String property, Named named) {
    if (named == null) {
      return this;
    }
    Named plain = named.plain();
    return and(plain.isOne() ? property + " = ?" : "among(?, " + property + ")", plain);
  }

  /**
   * Adds that something that belongs to an entry meets some conditions, if there are any.
   *
   * @param of what belongs to it, such as `Citation c where c.statement = e`
   */
  public Where exists(String of, Where such) {
    if (!such.conditions.isEmpty()) {
      joins.put(of, join(of) + " and " + numbered(such.marked(), firstParameter + values.size()));
      conditions.add("exists (select 1 from " + of + " and " + such.marked() + ")");
      values.addAll(such.values);
    }
    return this;
  }

  /** A join of what belongs to an entry, so far as it meets the conditions that it must meet. */
  String join(String of) {
    return joins.getOrDefault(of, " join " + of.replaceFirst(" where ", " on "));
  }

  private String marked() {
    return String.join(" and ", conditions);
  }

  public String hql() {
    return numbered(marked(), firstParameter);
  }

  /** With the parameters' names in place of marks. */
  private static String numbered(String marked, int first) {
    StringBuilder hql = new StringBuilder();
    int next = first;
    for (char c : marked.toCharArray()) {
      hql.append(c == '?' ? ":w" + next++ : String.valueOf(c));
    }
    return hql.toString();
  }

  /** A query of the conditions, between what comes before and what comes after them. */
  public <T> SelectionQuery<T> query(String select, String then, Class<T> result) {
    SelectionQuery<T> query =
        Snapshot.session()
            .createSelectionQuery(select + " where " + hql() + then, result)
            .setReadOnly(true);
    bind(query);
    return query;
  }

  void bind(CommonQueryContract query) {
    lookUp();
    for (int i = 0; i < values.size(); i++) {
      query.setParameter("w" + (firstParameter + i), Snapshot.value(values.get(i)));
    }
  }

  private void lookUp() {
    List<Named> named =
        values.stream().filter(Named.class::isInstance).map(Named.class::cast).toList();
    if (!named.isEmpty()) {
      Named.Found found = Named.find(named);
      values.replaceAll(value -> value instanceof Named some ? found.of(some) : value);
    }
  }

  /** Further conditions for a query that has these, whose parameters they leave alone. */
  Where further() {
    return new Where(firstParameter + values.size());
  }

  Where copy() {
    lookUp();
    Where copy = new Where(firstParameter);
    copy.conditions.addAll(conditions);
    copy.values.addAll(values);
    copy.joins.putAll(joins);
    return copy;
  }
}
