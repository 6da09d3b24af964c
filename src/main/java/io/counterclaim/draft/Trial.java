package io.counterclaim.draft;

import io.counterclaim.recording.DossierDocument;
import io.counterclaim.recording.DossierException;
import io.counterclaim.recording.Intent;
import io.counterclaim.recording.Recorder;
import io.counterclaim.recording.mutation.InputViolation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;

/**
 * Records drafts in a part of the caller's transaction, which can be rolled back: that gives back
 * the lock of writers, too.
 */
@ApplicationScoped
class Trial {
  @Inject EntityManager entities;
  @Inject Recorder recorder;

  /**
   * What came of a dossier.
   *
   * @param recordedAt when it was recorded; null if nothing was
   */
  record Verdict(List<InputViolation> violations, Instant recordedAt) {}

  /** The rules that it would break if it were published now. */
  List<InputViolation> violations(String dossier) {
    begin();
    Verdict verdict = attempt(dossier, "");
    takeBack();
    return verdict.violations;
  }

  /** Records it, unless it breaks rules. */
  Verdict publish(Draft draft) {
    begin();
    Verdict verdict = attempt(draft.content, draft.approvedBy);
    if (!verdict.violations.isEmpty()) {
      takeBack();
    }
    return verdict;
  }

  private Verdict attempt(String dossier, String by) {
    try {
      Instant now = recorder.begin(by, null);
      recorder.record(DossierDocument.read(dossier), Intent.RECORD, now);
      return new Verdict(List.of(), now);
    } catch (DossierException refused) {
      return new Verdict(
          refused.violations.stream()
              .map(violation -> InputViolation.of(violation, "/dossier" + violation.pointer()))
              .toList(),
          null);
    }
  }

  private void begin() {
    execute("savepoint trial");
  }

  private void takeBack() {
    entities.clear();
    execute("rollback to savepoint trial");
  }

  private void execute(String sql) {
    entities.createNativeQuery(sql).executeUpdate();
  }
}
