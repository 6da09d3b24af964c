package io.counterclaim.recording;

import io.counterclaim.base.RuleCheck;
import io.counterclaim.base.Rules;
import io.counterclaim.recording.Dossier.AssertionPart;
import io.counterclaim.statement.AssertedValue;
import io.counterclaim.statement.Assertion;
import io.counterclaim.statement.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The assertions of the statements of a dossier. */
final class Assertions {
  private final Recording recording;

  Assertions(Recording recording) {
    this.recording = recording;
  }

  /** Those that break no rule. */
  List<Assertion> of(Statement statement, List<AssertionPart> parts, Times times, Rules rules) {
    List<Assertion> assertions = new ArrayList<>();
    Set<List<Object>> slots = new HashSet<>();
    for (int i = 0; i < parts.size(); i++) {
      RuleCheck here = new RuleCheck(rules.at("/assertions/" + i));
      Assertion assertion = assertion(statement, parts.get(i), times, here);
      if (here.passed() && assertion.holds(here)) {
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

  private Assertion assertion(Statement statement, AssertionPart part, Times times, Rules rules) {
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
        part.time() == null ? null : times.closedPeriod(part.time(), rules.at("/time"));
    return assertion;
  }

  /** Supersedes those of a statement that are not among these, and adds those that are new. */
  void replace(Statement statement, List<Assertion> assertions) {
    List<Assertion> recorded =
        recording
            .entities
            .createNamedQuery("Assertion.current", Assertion.class)
            .setParameter("statement", statement.id)
            .getResultList();
    UUID[] gone =
        recorded.stream()
            .filter(before -> assertions.stream().noneMatch(before::says))
            .map(before -> before.id)
            .toArray(UUID[]::new);
    recording
        .entities
        .createNamedQuery("Assertion.supersede")
        .setParameter("ids", gone)
        .setParameter("now", recording.now)
        .executeUpdate();
    assertions.stream()
        .filter(after -> recorded.stream().noneMatch(after::says))
        .forEach(recording.entities::persist);
  }
}
