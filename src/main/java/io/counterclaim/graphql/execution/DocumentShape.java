package io.counterclaim.graphql.execution;

import graphql.language.Definition;
import graphql.language.DirectivesContainer;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.Node;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.schema.GraphQLSchema;
import java.util.HashMap;
import java.util.Map;

/** How large a document is, with each fragment put where it is used. */
final class DocumentShape {
  /**
   * Of a selection: fields within fields, fragments within fragments, and all fields. Fragments
   * that each hold the next one twice have more of those than a number can say.
   */
  private record Extent(int depth, int nesting, long fields) {
    private static final Extent NONE = new Extent(0, 0, 0);
    private static final long MOST = Integer.MAX_VALUE;

    Extent beside(Extent other) {
      return new Extent(
          Math.max(depth, other.depth),
          Math.max(nesting, other.nesting),
          Math.min(fields + other.fields, MOST));
    }

    Extent inField() {
      return new Extent(depth + 1, nesting, fields + 1);
    }

    Extent inFragment() {
      return new Extent(depth, nesting + 1, fields);
    }
  }

  private final Document document;
  private final int directivesOfSchema;
  private final Map<String, FragmentDefinition> fragments;
  private final Map<String, Extent> extents = new HashMap<>();
  private int aliases;
  private int directives;

  DocumentShape(Document document, GraphQLSchema schema) {
    this.document = document;
    directivesOfSchema = schema.getDirectives().size();
    fragments = new HashMap<>();
    document
        .getDefinitionsOfType(FragmentDefinition.class)
        .forEach(fragment -> fragments.put(fragment.getName(), fragment));
  }

  /**
   * @throws Refusal if it is beyond a limit
   */
  void check(Limits limits) {
    document.getDefinitions().forEach(this::count);
    refuse(aliases, limits.aliases(), "aliases");
    refuse(directives, limits.directives(), "directives");
    Extent extent = Extent.NONE;
    for (Definition<?> definition : document.getDefinitions()) {
      if (definition instanceof OperationDefinition operation) {
        extent = extent.beside(of(operation.getSelectionSet()));
        refuse(extent.fields, limits.tokens(), "fields with its fragments put in");
      }
    }
    refuse(extent.depth, limits.depth(), "levels of fields within fields");
    for (String fragment : fragments.keySet()) {
      refuse(of(fragment).nesting, limits.fragments(), "levels of fragments within fragments");
    }
  }

  private static void refuse(long number, int limit, String what) {
    if (number > limit) {
      throw Refusal.tooExpensive(
          "the document must have at most " + limit + " " + what + ", not " + number);
    }
  }

  private void count(Node<?> node) {
    if (node instanceof Field field && field.getAlias() != null) {
      aliases++;
    }
    if (node instanceof DirectivesContainer<?> place) {
      int here = place.getDirectives().size();
      refuse(here, directivesOfSchema, "directives at one place");
      directives += here;
    }
    for (Node<?> child : node.getChildren()) {
      count(child);
    }
  }

  private Extent of(SelectionSet selections) {
    Extent extent = Extent.NONE;
    if (selections != null) {
      for (Selection<?> member : selections.getSelections()) {
        extent = extent.beside(of(member));
      }
    }
    return extent;
  }

  private Extent of(Selection<?> selection) {
    if (selection instanceof Field field) {
      return of(field.getSelectionSet()).inField();
    }
    return selection instanceof InlineFragment inline
        ? of(inline.getSelectionSet())
        : of(((FragmentSpread) selection).getName());
  }

  /** Of a fragment. One within itself counts for nothing here: it is invalid. */
  private Extent of(String fragment) {
    Extent known = extents.get(fragment);
    if (known != null || !fragments.containsKey(fragment)) {
      return known == null ? Extent.NONE : known;
    }
    extents.put(fragment, Extent.NONE);
    Extent extent = of(fragments.get(fragment).getSelectionSet()).inFragment();
    extents.put(fragment, extent);
    return extent;
  }
}
