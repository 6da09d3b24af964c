package io.counterclaim.graphql.execution;

import graphql.language.AstPrinter;
import graphql.language.AstTransformer;
import graphql.language.Definition;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.Node;
import graphql.language.NodeTraverser;
import graphql.language.NodeVisitorStub;
import graphql.language.OperationDefinition;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.language.VariableDefinition;
import graphql.language.VariableReference;
import graphql.util.TraversalControl;
import graphql.util.TraverserContext;
import graphql.util.TreeTransformerUtil;
import io.counterclaim.graphql.schema.Revision;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A subscription as a query for events, without the revision from which a client follows them: it
 * is the same for all that want to be told the same.
 *
 * @param document has no operation but this one
 * @param role of whoever asks: who has another one may be told other things
 * @param most events that may be read at once, by what each of them costs
 */
// The visitors of the library are of raw nodes.
@SuppressWarnings("rawtypes")
public record EventQuery(String document, Map<String, Object> variables, Role role, int most) {
  private static final String ROOT = "Subscription";
  private static final String AFTER = "after";

  /**
   * Where a client begins.
   *
   * @param after null if that is with what happens from now on
   */
  public record Start(EventQuery query, Long after) {}

  /** Of a subscription that was found to be right. */
  static Start of(
      Document document, OperationDefinition subscription, OperationRequest request, int most) {
    Beginning beginning = new Beginning();
    Document endless = (Document) new AstTransformer().transform(document, beginning);
    Set<String> used = variables(endless);
    Map<String, Object> variables = new HashMap<>(request.variables());
    variables.keySet().retainAll(used);
    Document query =
        endless.transform(
            built -> built.definitions(definitions(endless, subscription.getName(), used)));
    return new Start(
        new EventQuery(AstPrinter.printAstCompact(query), variables, request.caller().role(), most),
        number(beginning.after, subscription, request.variables()));
  }

  private static Set<String> variables(Document document) {
    Set<String> names = new HashSet<>();
    NodeVisitorStub collecting =
        new NodeVisitorStub() {
          @Override
          public TraversalControl visitVariableReference(
              VariableReference variable, TraverserContext<Node> context) {
            if (!(context.getParentNode() instanceof VariableDefinition)) {
              names.add(variable.getName());
            }
            return TraversalControl.CONTINUE;
          }
        };
    new NodeTraverser().preOrder(collecting, document);
    return names;
  }

  private static List<Definition> definitions(
      Document document, String name, Set<String> variables) {
    Stream<Definition> fragments =
        document.getDefinitionsOfType(FragmentDefinition.class).stream().map(one -> one);
    Stream<Definition> operation =
        document.getDefinitionsOfType(OperationDefinition.class).stream()
            .filter(one -> name == null || name.equals(one.getName()))
            .map(one -> query(one, variables));
    return Stream.concat(operation, fragments).toList();
  }

  private static OperationDefinition query(
      OperationDefinition subscription, Set<String> variables) {
    List<VariableDefinition> used =
        subscription.getVariableDefinitions().stream()
            .filter(definition -> variables.contains(definition.getName()))
            .toList();
    return subscription.transform(
        query ->
            query
                .operation(OperationDefinition.Operation.QUERY)
                .name(null)
                .variableDefinitions(used));
  }

  private static Long number(
      Value<?> after, OperationDefinition subscription, Map<String, Object> variables) {
    if (after instanceof VariableReference variable) {
      return variables.containsKey(variable.getName())
          ? number(variables.get(variable.getName()))
          : number(usual(variable, subscription), subscription, variables);
    }
    return after instanceof StringValue text ? number(text.getValue()) : null;
  }

  private static Value<?> usual(VariableReference variable, OperationDefinition subscription) {
    return subscription.getVariableDefinitions().stream()
        .filter(definition -> definition.getName().equals(variable.getName()))
        .findFirst()
        .map(VariableDefinition::getDefaultValue)
        .orElse(null);
  }

  private static Long number(Object revision) {
    return revision == null ? null : new Revision(revision.toString()).number();
  }

  /** Takes the revision after which to begin out of a document, and keeps it. */
  private static final class Beginning extends NodeVisitorStub {
    private Value<?> after;

    @Override
    public TraversalControl visitField(Field field, TraverserContext<Node> context) {
      if (!isRoot(context) || field.getArguments().stream().noneMatch(Beginning::isAfter)) {
        return TraversalControl.CONTINUE;
      }
      field.getArguments().stream()
          .filter(Beginning::isAfter)
          .forEach(argument -> after = argument.getValue());
      return TreeTransformerUtil.changeNode(
          context,
          field.transform(
              endless ->
                  endless.arguments(
                      field.getArguments().stream().filter(one -> !isAfter(one)).toList())));
    }

    private static boolean isAfter(graphql.language.Argument argument) {
      return argument.getName().equals(AFTER);
    }

    private static boolean isRoot(TraverserContext<Node> context) {
      return context.getParentNodes().stream()
          .allMatch(
              node ->
                  !(node instanceof Field)
                      && (!(node instanceof FragmentDefinition fragment)
                          || fragment.getTypeCondition().getName().equals(ROOT)));
    }
  }
}
