package io.counterclaim.graphql.execution;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.DataFetchingFieldSelectionSet;
import graphql.schema.SelectedField;
import jakarta.persistence.metamodel.Attribute;
import jakarta.persistence.metamodel.SingularAttribute;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.metamodel.model.domain.ManagedDomainType;
import org.hibernate.query.SelectionQuery;

/** What a client selects below a field, so that one SQL statement can fetch just that. */
public final class SelectedFields {
  private static final Pattern SELECTED = Pattern.compile("/\\* selected of (\\w+) \\*/");

  private final List<DataFetchingFieldSelectionSet> sets;
  private final Set<String> required;

  private SelectedFields(List<DataFetchingFieldSelectionSet> sets, Set<String> required) {
    this.sets = sets;
    this.required = required;
  }

  /** Below the field that is being resolved on this thread. */
  public static SelectedFields current() {
    return new SelectedFields(List.of(environment().getSelectionSet()), Set.of());
  }

  /** Of nothing that needs fetching. */
  public static SelectedFields none() {
    return new SelectedFields(List.of(), Set.of());
  }

  public static DataFetchingEnvironment environment() {
    return OperationRun.current().field();
  }

  /** Below a field of these fields, under all its aliases. */
  public SelectedFields at(String field) {
    return new SelectedFields(
        fields()
            .filter(f -> f.getName().equals(field))
            .map(SelectedField::getSelectionSet)
            .toList(),
        required.stream()
            .filter(path -> path.startsWith(field + "/"))
            .map(path -> path.substring(field.length() + 1))
            .collect(Collectors.toSet()));
  }

  public SelectedFields and(SelectedFields other) {
    return new SelectedFields(
        Stream.concat(sets.stream(), other.sets.stream()).toList(),
        Stream.concat(required.stream(), other.required.stream()).collect(Collectors.toSet()));
  }

  /**
   * The same with paths of fields, such as `value/actor`, that are fetched whether they are
   * selected or not.
   */
  public SelectedFields requiring(String... paths) {
    return new SelectedFields(
        sets, Stream.concat(required.stream(), Stream.of(paths)).collect(Collectors.toSet()));
  }

  public boolean has(String field) {
    return fields().anyMatch(f -> f.getName().equals(field));
  }

  private Stream<SelectedField> fields() {
    return sets.stream().flatMap(set -> set.getImmediateFields().stream());
  }

  /**
   * A named query, which Hibernate checks at start-up, with what is selected of its result fetched:
   * joins take the place of the comment in it that names the alias of the entity, such as {@code
   * selected of a}.
   *
   * @param ids the parameter that each of these queries has
   */
  public <T> SelectionQuery<T> query(
      String name, Class<T> result, Class<?> entity, Collection<UUID> ids) {
    String hql =
        SELECTED
            .matcher(Snapshot.hql(name))
            .replaceAll(place -> fetchJoins(entity, place.group(1)));
    return Snapshot.query(hql, result, Map.of("ids", ids));
  }

  /** The same for a query of entities. */
  public <T> SelectionQuery<T> query(String name, Class<T> entity, Collection<UUID> ids) {
    return query(name, entity, entity, ids);
  }

  /**
   * Fetch joins for each to-one property selected at any depth, as HQL to stand after the alias of
   * the entity. What is not selected stays unfetched and is never reached.
   */
  public String fetchJoins(Class<?> entity, String alias) {
    StringBuilder joins = new StringBuilder();
    join(
        (ManagedDomainType<?>) Snapshot.session().getFactory().getMetamodel().entity(entity),
        alias,
        alias,
        joins);
    return joins.toString();
  }

  private void join(ManagedDomainType<?> type, String path, String alias, StringBuilder joins) {
    Stream.concat(
            fields().map(SelectedField::getName),
            required.stream().map(required -> required.split("/", 2)[0]))
        .distinct()
        .map(type::findSingularAttribute)
        .filter(Objects::nonNull)
        .forEach(attribute -> join(attribute, path, alias, joins));
  }

  private void join(
      SingularAttribute<?, ?> attribute, String path, String alias, StringBuilder joins) {
    String name = attribute.getName();
    if (attribute.getPersistentAttributeType() == Attribute.PersistentAttributeType.EMBEDDED) {
      at(name)
          .join(
              (ManagedDomainType<?>) attribute.getType(),
              path + "." + name,
              alias + "_" + name,
              joins);
    } else if (attribute.isAssociation()) {
      String target = alias + "_" + name;
      joins
          .append(" left join fetch ")
          .append(path)
          .append('.')
          .append(name)
          .append(' ')
          .append(target);
      at(name).join((ManagedDomainType<?>) attribute.getType(), target, target, joins);
    }
  }
}
