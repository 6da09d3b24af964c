package io.counterclaim.dispute;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import io.counterclaim.graphql.execution.SelectedFields;
import io.counterclaim.graphql.execution.Snapshot;
import io.counterclaim.graphql.lists.Known;
import io.counterclaim.graphql.lists.Loader;
import io.counterclaim.statement.RelationBasis;
import io.counterclaim.statement.RelationType;
import io.counterclaim.statement.Statement;
import io.counterclaim.statement.StatementRelation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;

/** How statements stand to one another: as recorded, and as worked out from what they assert. */
@GraphQLApi
public class RelationApi {
  private static final int MOST_DERIVED = 100;

  @NonNull
  @Description(
      "Links to other statements: those recorded, in both directions, the first one first; then DERIVED ones, which lead"
          + " from this statement to the latest words of other camps that what it asserts cannot stand beside, the most"
          + " recent one first and at most 100.")
  public CompletionStage<@NonNull List<@NonNull StatementRelation>> relations(
      @Source Statement statement,
      @Description("Only of this type.") RelationType type,
      @Description("Only those that come from there.") RelationBasis basis,
      @Description(Known.AT) Instant knownAt) {
    SelectedFields selection = SelectedFields.current();
    Instant known = Known.at(knownAt).moment();
    return Loader.load(
        statement.id, List.of(), ids -> relations(ids, type, basis, known, selection));
  }

  private static Map<UUID, List<StatementRelation>> relations(
      List<UUID> statements,
      RelationType type,
      RelationBasis basis,
      Instant known,
      SelectedFields selection) {
    Map<UUID, List<StatementRelation>> relations = new HashMap<>();
    if (basis != RelationBasis.DERIVED) {
      recorded(statements, type, basis, known, selection, relations);
    }
    boolean contradictions = type == null || type == RelationType.CONTRADICTS;
    if (contradictions && (basis == null || basis == RelationBasis.DERIVED)) {
      derived(statements, known, selection, relations);
    }
    return relations;
  }

  private static void add(
      Map<UUID, List<StatementRelation>> relations, UUID statement, StatementRelation relation) {
    relations.computeIfAbsent(statement, id -> new ArrayList<>()).add(relation);
  }

  private static void recorded(
      List<UUID> statements,
      RelationType type,
      RelationBasis basis,
      Instant known,
      SelectedFields selection,
      Map<UUID, List<StatementRelation>> relations) {
    selection
        .query("StatementRelation.ofStatements", StatementRelation.class, statements)
        .setParameter("type", type)
        .setParameter("basis", basis)
        .setParameter("known", known)
        .getResultList()
        .forEach(
            relation -> {
              add(relations, relation.from.id, relation);
              add(relations, relation.to.id, relation);
            });
  }

  private static void derived(
      List<UUID> statements,
      Instant known,
      SelectedFields selection,
      Map<UUID, List<StatementRelation>> relations) {
    Map<UUID, List<UUID>> contradicted = contradicted(statements, known);
    if (contradicted.isEmpty()) {
      return;
    }
    Set<UUID> ids =
        contradicted.values().stream().flatMap(List::stream).collect(Collectors.toSet());
    ids.addAll(contradicted.keySet());
    Map<UUID, Statement> loaded =
        selection
            .at("from")
            .and(selection.at("to"))
            .query("Statement.byId", Statement.class, ids)
            .getResultList()
            .stream()
            .collect(toMap(s -> s.id, s -> s));
    contradicted.forEach(
        (from, all) ->
            all.forEach(
                to -> add(relations, from, contradiction(loaded.get(from), loaded.get(to)))));
  }

  /** The statements that each of some statements contradicts, the most recent one first. */
  private static Map<UUID, List<UUID>> contradicted(List<UUID> statements, Instant known) {
    List<UUID> engagements =
        Snapshot.named("Assertion.engagementsOfStatements", UUID.class, statements)
            .setParameter("known", known)
            .getResultList();
    Instant now = Instant.now();
    Map<Question, List<CampAssertion>> words =
        engagements.isEmpty()
            ? Map.of()
            : CampAssertions.on(Snapshot.session(), engagements, false, now, known).stream()
                .collect(groupingBy(CampAssertion::question));
    Set<UUID> asked = Set.copyOf(statements);
    Map<UUID, List<CampAssertion>> against = new HashMap<>();
    words
        .values()
        .forEach(
            all -> {
              List<CampAssertion> latest = Standing.at(now, all).latest();
              all.stream()
                  .filter(word -> asked.contains(word.statement()))
                  .forEach(
                      word ->
                          against
                              .computeIfAbsent(word.statement(), id -> new ArrayList<>())
                              .addAll(latest.stream().filter(word::contradicts).toList()));
            });
    return against.entrySet().stream()
        .collect(toMap(Map.Entry::getKey, entry -> mostRecent(entry.getValue())));
  }

  private static List<UUID> mostRecent(List<CampAssertion> words) {
    return words.stream()
        .sorted(CampAssertion.BY_TIME.reversed())
        .map(CampAssertion::statement)
        .distinct()
        .limit(MOST_DERIVED)
        .toList();
  }

  private static StatementRelation contradiction(Statement from, Statement to) {
    StatementRelation relation = new StatementRelation();
    relation.from = from;
    relation.to = to;
    relation.type = RelationType.CONTRADICTS;
    relation.basis = RelationBasis.DERIVED;
    return relation;
  }
}
