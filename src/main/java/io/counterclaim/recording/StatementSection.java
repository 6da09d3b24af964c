package io.counterclaim.recording;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.counterclaim.actor.Actor;
import io.counterclaim.actor.Camps;
import io.counterclaim.base.DatePrecision;
import io.counterclaim.base.Period;
import io.counterclaim.base.RuleCheck;
import io.counterclaim.base.Rules;
import io.counterclaim.base.ViolationCode;
import io.counterclaim.dispute.DisputeId;
import io.counterclaim.dispute.Question;
import io.counterclaim.recording.Dossier.StatementPart;
import io.counterclaim.statement.Assertion;
import io.counterclaim.statement.Citation;
import io.counterclaim.statement.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The statements of a dossier with what hangs on them. They are written last of all that has keys.
 */
final class StatementSection extends Section<StatementPart, Statement> {
  /** Statements that are written before it is told how far the import is. */
  private static final int CHUNK = 2000;

  /** What can be added to a statement, or coded anew. */
  private static final Set<String> AMENDABLE = Set.of("assertions", "citations");

  /** A statement that is whole but for its camp. */
  private record Draft(Statement statement, List<Citation> citations, List<Assertion> assertions) {

    Camps.Speaker speaker() {
      Actor speaking = statement.onBehalfOf == null ? statement.speaker : statement.onBehalfOf;
      return new Camps.Speaker(speaking.id, statement.saidDay);
    }

    /** Those on what it asserts. */
    List<DisputeId> among(Set<DisputeId> disputes) {
      Set<Question> asserted = assertions.stream().map(Draft::question).collect(toSet());
      return disputes.stream().filter(dispute -> asserted.contains(dispute.question())).toList();
    }

    private static Question question(Assertion assertion) {
      return new Question(
          assertion.engagement.id,
          assertion.attribute,
          assertion.subject == null ? null : assertion.subject.id);
    }
  }

  private final Citations citing;
  private final Assertions asserting;
  private final List<Draft> drafts = new ArrayList<>();
  private List<Citation> citations;
  private List<Assertion> assertions;

  StatementSection(Recording recording) {
    super(recording, "statements", NodeType.STATEMENT, StatementPart.class, recording.statements);
    citing = new Citations(recording);
    asserting = new Assertions(recording);
  }

  @Override
  Statement create() {
    return new Statement();
  }

  @Override
  void fill(Statement statement, StatementPart part, Rules rules) {
    Times times = recording.times(part.timeZone(), rules);
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
    citations = citing.of(statement, part.citations(), rules);
    assertions = asserting.of(statement, part.assertions(), times, rules);
    said(statement, part, times, rules.at("/said"));
    statement.holds(citations, !part.assertions().isEmpty(), rules);
  }

  /** An undated statement was said at the latest when the first of its sources was published. */
  private void said(Statement statement, StatementPart part, Times times, Rules rules) {
    if (part.said() != null) {
      statement.said = times.pastPeriod(part.said(), rules);
    } else {
      statement.said = published(citations);
      if (statement.said == null) {
        rules.broken("", "must be given, since no source cited has a time of publication");
      }
    }
    statement.saidDay = statement.said == null ? null : statement.said.getLastDay();
  }

  private static Period published(List<Citation> citations) {
    Period first = Citations.published(citations);
    return first == null ? null : new Period(null, first.to(), DatePrecision.UNKNOWN, first.zone());
  }

  @Override
  void persist(Statement statement, StatementPart part, Rules rules) {
    if (statement.speaker != null
        && citations.stream().allMatch(citation -> citation.source != null)) {
      drafts.add(new Draft(statement, citations, assertions));
    }
  }

  /** What was said stays; where it can be read may be added to, and what it asserts coded anew. */
  @Override
  void amend(
      Statement statement,
      StatementPart before,
      StatementPart part,
      Difference difference,
      RuleCheck check) {
    difference.members().stream()
        .filter(member -> !AMENDABLE.contains(member))
        .forEach(
            member ->
                check.broken(
                    ViolationCode.CONFLICT,
                    "/" + member,
                    "must stay as it is recorded: what was said never changes, a correction is another statement"));
    List<Citation> cited = citing.of(statement, part.citations(), check);
    List<Assertion> coded =
        asserting.of(statement, part.assertions(), recording.times(part.timeZone(), check), check);
    statement.holds(cited, !part.assertions().isEmpty(), check);
    if (difference.isIn("citations")) {
      citing.append(statement, before, part, cited, check);
    }
    if (difference.isIn("assertions") && check.passed()) {
      asserting.replace(statement, coded);
    }
  }

  /** What came of each as if it were the only one, of all disputes on what was said anew. */
  List<Outcome> each(Set<DisputeId> changed) {
    Map<Statement, Draft> added =
        drafts.stream().collect(toMap(draft -> draft.statement, draft -> draft));
    return recording
        .document
        .keys("statements.key")
        .map(key -> recording.statements.find(key).orElseThrow())
        .map(statement -> outcome(statement.id, added.get(statement), changed))
        .toList();
  }

  private static Outcome outcome(UUID statement, Draft added, Set<DisputeId> changed) {
    return added == null
        ? new Outcome(List.of(statement), 0, 0, 1, List.of())
        : new Outcome(List.of(statement), 1, 0, 0, added.among(changed));
  }

  /** Writes them, after the affiliations that their camps rest on are written. */
  void write() {
    Map<Camps.Speaker, UUID> camps =
        Camps.of(recording.entities, drafts.stream().map(Draft::speaker).distinct().toList());
    for (Draft draft : drafts) {
      draft.statement.camp =
          recording.entities.getReference(Actor.class, camps.get(draft.speaker()));
    }
    for (int i = 0; i < drafts.size(); i += CHUNK) {
      write(drafts.subList(i, Math.min(i + CHUNK, drafts.size())));
    }
  }

  private void write(List<Draft> some) {
    some.forEach(draft -> recording.add(draft.statement, false));
    some.forEach(draft -> draft.citations.forEach(recording.entities::persist));
    some.forEach(draft -> draft.assertions.forEach(recording.entities::persist));
    recording.write();
  }
}
