package io.counterclaim.graphql.lists;

import io.counterclaim.graphql.execution.Snapshot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.query.CommonQueryContract;
import org.hibernate.query.SelectionQuery;

/**
 * Conditions of a list in HQL over the alias `e`, all of which must hold, with their parameters.
 */
public final class Where {
  public static final String NO_CONDITION =
      "What is null, blank text, text to look for without a letter or a digit, and an empty list are no condition.";
  public static final String FILTER =
      "Every condition given must hold. A list holds when one of its members does. " + NO_CONDITION;

  private final List<String> conditions = new ArrayList<>();
  private final Map<String, Object> parameters = new LinkedHashMap<>();

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
    String condition = hql;
    for (Object value : values) {
      String name = "w" + parameters.size();
      condition = condition.replaceFirst("\\?", ":" + name);
      parameters.put(name, value);
    }
    conditions.add("(" + condition + ")");
    return this;
  }

  /** Adds that a property is one of some values; without any it was not asked for. */
  public Where in(String property, List<?> values) {
    return values == null || values.isEmpty() ? this : and(property + " in (?)", values);
  }

  public String hql() {
    return String.join(" and ", conditions);
  }

  /** A query of the conditions, between what comes before and what comes after them. */
  public <T> SelectionQuery<T> query(String select, String then, Class<T> result) {
    SelectionQuery<T> query =
        Snapshot.session().createSelectionQuery(select + " where " + hql() + then, result);
    bind(query);
    return query;
  }

  void bind(CommonQueryContract query) {
    parameters.forEach((name, value) -> query.setParameter(name, Snapshot.value(value)));
  }

  Where copy() {
    Where copy = new Where();
    copy.conditions.addAll(conditions);
    copy.parameters.putAll(parameters);
    return copy;
  }
}
