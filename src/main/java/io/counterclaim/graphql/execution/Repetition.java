package io.counterclaim.graphql.execution;

import graphql.execution.ExecutionContext;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How often one field is asked for at one place. It is answered once, but merged for each object
 * anew, in a time that grows with the square.
 */
final class Repetition {
  private static final int MOST = 100;

  private final Map<String, FragmentDefinition> fragments;

  private Repetition(Map<String, FragmentDefinition> fragments) {
    this.fragments = fragments;
  }

  /**
   * @throws Refusal if it is too often
   */
  static void check(ExecutionContext execution) {
    new Repetition(execution.getFragmentsByName())
        .check(List.of(execution.getOperationDefinition().getSelectionSet()));
  }

  private void check(List<SelectionSet> merged) {
    Map<String, List<Field>> fields = new HashMap<>();
    merged.forEach(selections -> collect(selections, fields));
    fields.forEach(
        (name, same) -> {
          if (same.size() > MOST) {
            throw Refusal.tooExpensive(
                name + " must be asked for at most " + MOST + " times, not " + same.size());
          }
          check(same.stream().map(Field::getSelectionSet).filter(Objects::nonNull).toList());
        });
  }

  private void collect(SelectionSet selections, Map<String, List<Field>> fields) {
    for (Selection<?> selection : selections.getSelections()) {
      if (selection instanceof Field field) {
        fields.computeIfAbsent(field.getResultKey(), name -> new ArrayList<>()).add(field);
      } else if (selection instanceof InlineFragment inline) {
        collect(inline.getSelectionSet(), fields);
      } else {
        FragmentSpread spread = (FragmentSpread) selection;
        collect(fragments.get(spread.getName()).getSelectionSet(), fields);
      }
    }
  }
}
