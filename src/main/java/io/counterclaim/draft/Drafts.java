package io.counterclaim.draft;

import io.counterclaim.recording.mutation.InputViolation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.LockMode;
import org.hibernate.StatelessSession;

/** Keeps drafts, in the transaction of the caller. */
@ApplicationScoped
class Drafts {
  private static final String DUE =
      """
      select * from draft
      where id = :id and status = 'APPROVED' and embargoed_until <= clock_timestamp()
      for update skip locked
      """;

  @Inject StatelessSession session;
  @Inject Trial trial;

  /** For reading. */
  Optional<Draft> find(UUID id) {
    return Optional.ofNullable(session.get(Draft.class, id));
  }

  /** To be changed by nobody else until the transaction is over. */
  Optional<Draft> take(UUID id) {
    return Optional.ofNullable(session.get(Draft.class, id, LockMode.PESSIMISTIC_WRITE));
  }

  /** By the clock that embargoes go by. */
  Instant now() {
    return session.createNativeQuery("select clock_timestamp()", Instant.class).getSingleResult();
  }

  /** Keeps it as it is, with the rules that it breaks. */
  void save(Draft draft, String by) {
    draft.broken = StoredViolations.write(trial.violations(draft.content));
    draft.changedBy = by;
    draft.changedAt = now();
    draft.approvedBy = null;
    draft.become(DraftStatus.OPEN);
    if (draft.id == null) {
      session.insert(draft);
    } else {
      session.update(draft);
    }
  }

  /** Makes it another one, unless it breaks rules, which are answered. */
  List<InputViolation> makeIfSound(Draft draft, DraftStatus next) {
    List<InputViolation> violations = trial.violations(draft.content);
    if (violations.isEmpty()) {
      make(draft, next);
    }
    return violations;
  }

  void make(Draft draft, DraftStatus next) {
    draft.become(next);
    session.update(draft);
  }

  /** Records what it says, unless that breaks rules, which are answered. */
  List<InputViolation> publish(Draft draft) {
    Trial.Verdict verdict = trial.publish(draft);
    if (verdict.violations().isEmpty()) {
      draft.publishedAt = verdict.recordedAt();
      draft.broken = StoredViolations.write(List.of());
      make(draft, DraftStatus.PUBLISHED);
    }
    return verdict.violations();
  }

  /**
   * Publishes what is due, or gives it back to its writer.
   *
   * @return what became of it; nothing if it is not due, or somebody else is at it
   */
  Optional<Draft> publishDue(UUID id) {
    Optional<Draft> due =
        session
            .createNativeQuery(DUE, Draft.class)
            .setParameter("id", id)
            .getResultStream()
            .findFirst();
    due.ifPresent(
        draft -> {
          List<InputViolation> violations = publish(draft);
          if (!violations.isEmpty()) {
            draft.broken = StoredViolations.write(violations);
            draft.approvedBy = null;
            make(draft, DraftStatus.OPEN);
          }
        });
    return due;
  }
}
