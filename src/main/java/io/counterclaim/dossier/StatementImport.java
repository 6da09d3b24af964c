package io.counterclaim.dossier;

import io.counterclaim.actor.Actor;
import io.counterclaim.actor.Camps;
import io.counterclaim.base.DatePrecision;
import io.counterclaim.base.Period;
import io.counterclaim.base.Rules;
import io.counterclaim.dossier.Dossier.AssertionPart;
import io.counterclaim.dossier.Dossier.AssessmentPart;
import io.counterclaim.dossier.Dossier.CitationPart;
import io.counterclaim.dossier.Dossier.RelationPart;
import io.counterclaim.dossier.Dossier.StatementPart;
import io.counterclaim.statement.AssertedValue;
import io.counterclaim.statement.Assertion;
import io.counterclaim.statement.Assessment;
import io.counterclaim.statement.Citation;
import io.counterclaim.statement.Source;
import io.counterclaim.statement.Statement;
import io.counterclaim.statement.StatementRelation;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;

/** The statements of a dossier with what hangs on them, and how they stand to one another. */
final class StatementImport {
  /** Statements that are written before it is told how far the import is. */
  private static final int CHUNK = 2000;

  /** A statement that is whole but for its camp. */
  private record Draft(Statement statement, List<Citation> citations, List<Assertion> assertions) {

    Camps.Speaker speaker() {
      Actor speaking = statement.onBehalfOf == null ? statement.speaker : statement.onBehalfOf;
      return new Camps.Speaker(speaking.id, statement.saidDay);
    }
  }

  private final Recording recording;
  private final EntityManager entities;
  private final List<Draft> drafts = new ArrayList<>();
  private final Map<StatementRelation, Rules> relations = new LinkedHashMap<>();
  private final Map<List<Object>, StatementRelation> links = new HashMap<>();
  private final Set<Assessment> assessments = new LinkedHashSet<>();
  private final Map<List<Object>, Assessment> verdicts = new HashMap<>();

  StatementImport(Recording recording) {
    this.recording = recording;
    this.entities = recording.entities;
  }

  /** Reads them; nothing is written. */
  void read() {
    recording.each("statements", StatementPart.class, this::statement);
    recorded("relations.from", StatementRelation::recordedFrom).forEach(r -> links.put(link(r), r));
    recording.each("relations", RelationPart.class, this::relation);
    recorded("assessments.statements", Assessment::recorded)
        .forEach(a -> verdicts.put(verdict(a), a));
    recording.each("assessments", AssessmentPart.class, this::assessments);
  }

  private <T> List<T> recorded(
      String path, BiFunction<EntityManager, Collection<UUID>, List<T>> find) {
    return find.apply(entities, recording.statements.ids(recording.document.keys(path)));
  }

  /** Writes them, after the affiliations that their camps rest on are written. */
  void write() {
    Map<Camps.Speaker, UUID> camps =
        Camps.of(entities, drafts.stream().map(Draft::speaker).distinct().toList());
    for (Draft draft : drafts) {
      draft.statement.camp = entities.getReference(Actor.class, camps.get(draft.speaker()));
    }
    for (int i = 0; i < drafts.size(); i += CHUNK) {
      write(drafts.subList(i, Math.min(i + CHUNK, drafts.size())));
    }
    relations.keySet().forEach(recording::add);
    assessments.forEach(recording::add);
    recording.write();
  }

  private void write(List<Draft> some) {
    some.forEach(draft -> recording.add(draft.statement));
    some.forEach(draft -> draft.citations.forEach(entities::persist));
    some.forEach(draft -> draft.assertions.forEach(entities::persist));
    recording.write();
  }

  /**
   * Tells which new relations are not what they may be.
   *
   * @param moved statements that are of another camp than before
   * @return the recorded relations that are so no longer
   */
  List<StatementRelation> misplaceRelations(Set<UUID> moved) {
    Map<UUID, Rules> added = new HashMap<>();
    relations.forEach((relation, rules) -> added.put(relation.id, rules));
    List<StatementRelation> recorded = new ArrayList<>();
    for (StatementRelation relation :
        StatementRelation.misplaced(entities, added.keySet(), moved)) {
      if (added.containsKey(relation.id)) {
        relation.misplaced(added.get(relation.id));
      } else {
        recorded.add(relation);
      }
    }
    return recorded;
  }

  private void statement(StatementPart part, Rules rules) {
    int broken = recording.document.violations.size();
    Statement statement = new Statement();
    statement.kind = part.kind();
    statement.rendering = part.rendering();
    statement.text = part.text();
    statement.language = part.language();
    statement.originalText = part.originalText();
    statement.originalLanguage = part.originalLanguage();
    statement.speaker = recording.actors.get(part.speaker(), rules.at("/speaker"));
    statement.onBehalfOf = recording.actors.get(part.onBehalfOf(), rules.at("/onBehalfOf"));
    statement.medium = part.medium();
    statement.platform = part.platform();
    statement.recordedAt = recording.now;
    List<Citation> citations = citations(statement, part, rules);
    ZoneId zone = recording.zone(part, rules);
    List<Assertion> assertions = assertions(statement, part, zone, rules);
    said(statement, part, zone, citations, rules.at("/said"));
    if (recording.adds(recording.statements, part.key(), part, rules)
        && statement.holds(citations, !part.assertions().isEmpty(), rules)
        && recording.document.violations.size() == broken
        && statement.speaker != null
        && citations.stream().allMatch(citation -> citation.source != null)) {
      drafts.add(new Draft(statement, citations, assertions));
      recording.name(recording.statements, statement, part.key());
    }
  }

  /** An undated statement was said at the latest when the first of its sources was published. */
  private void said(
      Statement statement, StatementPart part, ZoneId zone, List<Citation> citations, Rules rules) {
    if (part.said() != null) {
      statement.said = recording.pastPeriod(part.said(), zone, rules);
    } else {
      statement.said = published(citations);
      if (statement.said == null) {
        rules.broken("", "must be given, since no source cited has a time of publication");
      }
    }
    statement.saidDay = statement.said == null ? null : statement.said.getLastDay();
  }

  private static Period published(List<Citation> citations) {
    return citations.stream()
        .map(citation -> citation.source)
        .filter(Objects::nonNull)
        .map(source -> source.published)
        .filter(published -> published.to() != null)
        .min(Comparator.comparing(Period::from).thenComparing(Period::to))
        .map(first -> new Period(null, first.to(), DatePrecision.UNKNOWN, first.zone()))
        .orElse(null);
  }

  private List<Citation> citations(Statement statement, StatementPart part, Rules rules) {
    List<Citation> citations = new ArrayList<>();
    for (int i = 0; i < part.citations().size(); i++) {
      CitationPart cited = part.citations().get(i);
      Rules here = rules.at("/citations/" + i);
      Citation citation = new Citation();
      citation.statement = statement;
      citation.source = recording.sources.get(cited.source(), here.at("/source"));
      citation.position = i;
      citation.quote = cited.quote();
      citation.attribution = cited.attribution();
      citation.relays = recording.sources.get(cited.relays(), here.at("/relays"));
      if (cited.quote() != null && !statement.contains(cited.quote())) {
        here.broken("/quote", "must stand in the text of the statement");
      }
      if (cited.source().equals(cited.relays())) {
        here.broken("/relays", "must be another source than the one cited");
      }
      citations.add(citation);
    }
    return citations;
  }

  private List<Assertion> assertions(
      Statement statement, StatementPart part, ZoneId zone, Rules rules) {
    List<Assertion> assertions = new ArrayList<>();
    Set<List<Object>> slots = new HashSet<>();
    for (int i = 0; i < part.assertions().size(); i++) {
      Rules here = rules.at("/assertions/" + i);
      int broken = recording.document.violations.size();
      Assertion assertion = assertion(statement, part.assertions().get(i), zone, here);
      if (recording.document.violations.size() == broken && assertion.holds(here)) {
        assertions.add(assertion);
        if (!slots.add(assertion.slot())) {
          here.broken(
              "",
              "must be the only one of its engagement, attribute and subject (and value, where several are held)");
        }
      }
    }
    return assertions;
  }

  private Assertion assertion(Statement statement, AssertionPart part, ZoneId zone, Rules rules) {
    Assertion assertion = new Assertion();
    assertion.statement = statement;
    assertion.engagement = recording.engagements.get(part.engagement(), rules.at("/engagement"));
    assertion.attribute = part.attribute();
    assertion.subject = recording.actors.get(part.subject(), rules.at("/subject"));
    assertion.polarity = part.polarity();
    assertion.basis = part.basis();
    assertion.recordedAt = recording.now;
    assertion.value = new AssertedValue();
    assertion.value.code = part.code();
    assertion.value.actor = recording.actors.get(part.actor(), rules.at("/actor"));
    assertion.value.place = recording.places.get(part.place(), rules.at("/place"));
    assertion.value.quantity = part.quantity();
    assertion.value.time =
        part.time() == null ? null : recording.closedPeriod(part.time(), zone, rules.at("/time"));
    return assertion;
  }

  private void relation(RelationPart part, Rules rules) {
    StatementRelation relation = new StatementRelation();
    relation.from = recording.statements.get(part.from(), rules.at("/from"));
    relation.to = recording.statements.get(part.to(), rules.at("/to"));
    relation.type = part.type();
    relation.basis = part.basis();
    relation.note = part.note();
    relation.recordedAt = recording.now;
    if (relation.from == null || relation.to == null) {
      return;
    }
    if (relation.from == relation.to) {
      rules.broken("/to", "must be another statement than from");
      return;
    }
    StatementRelation other = links.putIfAbsent(link(relation), relation);
    if (other == null) {
      relations.put(relation, rules);
    } else if (relations.containsKey(other) || !other.says(relation)) {
      rules.broken("", "must be the only one between these statements of its type");
    }
  }

  private static List<Object> link(StatementRelation relation) {
    return List.of(relation.from.key, relation.to.key, relation.type);
  }

  private void assessments(AssessmentPart part, Rules rules) {
    Instant assessed =
        recording.pastEnd(part.assessed(), recording.zone(part, rules), rules.at("/assessed"));
    Actor assessor = recording.actors.get(part.assessor(), rules.at("/assessor"));
    Source source = recording.sources.get(part.source(), rules.at("/source"));
    for (int i = 0; i < part.statements().size(); i++) {
      Rules here = rules.at("/statements/" + i);
      Assessment assessment = new Assessment();
      assessment.statement = recording.statements.get(part.statements().get(i), here);
      assessment.assessor = assessor;
      assessment.verdict = part.verdict();
      assessment.credibility = part.credibility();
      assessment.note = part.note();
      assessment.source = source;
      assessment.recordedAt = recording.now;
      if (assessed != null && assessment.statement != null && assessor != null) {
        assessment.assessedAt = assessed;
        assessment(assessment, here);
      }
    }
  }

  private void assessment(Assessment assessment, Rules rules) {
    Assessment other = verdicts.putIfAbsent(verdict(assessment), assessment);
    if (other == null) {
      assessments.add(assessment);
    } else if (assessments.contains(other) || !other.says(assessment)) {
      rules.broken("", "must be the only verdict of this assessor on this statement at that time");
    }
  }

  private static List<Object> verdict(Assessment assessment) {
    return List.of(assessment.statement.key, assessment.assessor.key, assessment.assessedAt);
  }
}
