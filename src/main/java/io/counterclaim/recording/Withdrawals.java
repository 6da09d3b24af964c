package io.counterclaim.recording;

import io.counterclaim.dispute.DisputeId;
import io.counterclaim.statement.Assessment;
import io.counterclaim.statement.StatementRelation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/** Withdraws assessments and relations: they have no key, and may be recorded anew. */
@ApplicationScoped
public class Withdrawals {
  @Inject EntityManager entities;
  @Inject Recorder recorder;

  /**
   * @return the disputes on what was said anew, or no longer
   */
  public Set<DisputeId> withdraw(NodeType type, UUID id, Instant now) {
    if (type == NodeType.RELATION) {
      StatementRelation.withdraw(entities, id, now);
    } else {
      Assessment.withdraw(entities, id, now);
    }
    return recorder.end(now);
  }
}
