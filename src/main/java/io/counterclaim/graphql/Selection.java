package io.counterclaim.graphql;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.DataFetchingFieldSelectionSet;
import graphql.schema.SelectedField;
import io.smallrye.graphql.execution.context.SmallRyeContextManager;
import jakarta.persistence.metamodel.Attribute;
import jakarta.persistence.metamodel.ManagedType;
import jakarta.persistence.metamodel.SingularAttribute;
import java.util.List;
import java.util.stream.Stream;

/** What a client selects below a field, so that one SQL statement can fetch just that. */
public final class Selection {
  private final List<DataFetchingFieldSelectionSet> sets;
  private final String left;

  private Selection(List<DataFetchingFieldSelectionSet> sets) {
    this(sets, null);
  }

  private Selection(List<DataFetchingFieldSelectionSet> sets, String left) {
    this.sets = sets;
    this.left = left;
  }

  /** Below the field that is being resolved on this thread. */
  public static Selection current() {
    return new Selection(List.of(environment().getSelectionSet()));
  }

  /** Of nothing that needs fetching. */
  public static Selection none() {
    return new Selection(List.of());
  }

  static DataFetchingEnvironment environment() {
    return SmallRyeContextManager.getCurrentSmallRyeContext().getDataFetchingEnvironment();
  }

  /** Below a field of these fields, under all its aliases. */
  public Selection at(String field) {
    return new Selection(
        fields()
            .filter(f -> f.getName().equals(field))
            .map(SelectedField::getSelectionSet)
            .toList());
  }

  public Selection and(Selection other) {
    return new Selection(Stream.concat(sets.stream(), other.sets.stream()).toList());
  }

  public boolean has(String field) {
    return fields().anyMatch(f -> f.getName().equals(field));
  }

  /** The same without a field, which is then fetched in another way. */
  public Selection without(String field) {
    return new Selection(sets, field);
  }

  private Stream<SelectedField> fields() {
    return sets.stream()
        .flatMap(set -> set.getImmediateFields().stream())
        .filter(field -> !field.getName().equals(left));
  }

  /**
   * Fetch joins for each to-one property selected at any depth, as HQL to stand after the alias of
   * the entity. What is not selected stays unfetched and is never reached.
   */
  public String fetchJoins(Class<?> entity, String alias) {
    StringBuilder joins = new StringBuilder();
    join(Read.session().getFactory().getMetamodel().entity(entity), alias, alias, joins);
    return joins.toString();
  }

  private void join(ManagedType<?> type, String path, String alias, StringBuilder joins) {
    fields()
        .map(SelectedField::getName)
        .distinct()
        .forEach(
            field ->
                type.getSingularAttributes().stream()
                    .filter(attribute -> attribute.getName().equals(field))
                    .forEach(attribute -> join(attribute, path, alias, joins)));
  }

  private void join(
      SingularAttribute<?, ?> attribute, String path, String alias, StringBuilder joins) {
    String name = attribute.getName();
    if (attribute.getPersistentAttributeType() == Attribute.PersistentAttributeType.EMBEDDED) {
      at(name)
          .join((ManagedType<?>) attribute.getType(), path + "." + name, alias + "_" + name, joins);
    } else if (attribute.isAssociation()) {
      String target = alias + "_" + name;
      joins
          .append(" left join fetch ")
          .append(path)
          .append('.')
          .append(name)
          .append(' ')
          .append(target);
      at(name).join((ManagedType<?>) attribute.getType(), target, target, joins);
    }
  }
}
