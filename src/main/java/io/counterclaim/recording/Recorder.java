package io.counterclaim.recording;

import com.fasterxml.jackson.databind.JsonNode;
import io.counterclaim.base.Jdbc;
import io.counterclaim.base.WriteLock;
import io.counterclaim.dispute.DisputeId;
import io.counterclaim.dispute.Disputes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The only way in which anything is recorded: as the parts of a dossier, all or nothing, in the
 * transaction of the caller.
 */
@ApplicationScoped
public class Recorder {
  @Inject EntityManager entities;
  @Inject DossierSchema schema;

  /**
   * Waits for other writers, so that what is read from then on stays until the transaction is over.
   *
   * @param by who writes; null if that is whoever started the service
   * @param why the reason, kept with the changes; null if none is given
   * @return the moment at which what this transaction writes is recorded
   */
  public Instant begin(String by, String why) {
    entities.setFlushMode(FlushModeType.COMMIT);
    return WriteLock.take(entities, by == null ? "" : by, why == null ? "" : why);
  }

  /**
   * The same of statements that {@link #recordEach} records.
   *
   * @param editors who sent which, by its key; who is not known is who writes
   */
  public Instant beginEach(String by, Map<String, String> editors) {
    entities.setFlushMode(FlushModeType.COMMIT);
    return WriteLock.takeForEach(entities, by, DossierDocument.tree(editors).toString());
  }

  /** Looks at the form of a dossier, for which it takes no transaction. */
  public DossierDocument read(JsonNode dossier) {
    return new DossierDocument(dossier, schema);
  }

  /**
   * Records a dossier of one part.
   *
   * @param now the moment that {@link #begin} gave
   * @throws DossierException if rules are broken; then the transaction must be rolled back
   */
  public Outcome record(JsonNode dossier, Intent intent, Instant now) {
    return record(read(dossier), intent, now, (added, of) -> {});
  }

  /**
   * Records statements of which none is told of the others.
   *
   * @param now the moment that {@link #beginEach} gave
   * @return what came of each, in the order of the dossier
   * @throws DossierException if rules are broken; then the transaction must be rolled back
   */
  public List<Outcome> recordEach(JsonNode dossier, Instant now) {
    Recording recording =
        new Recording(read(dossier), entities, now, Intent.RECORD, (added, of) -> {});
    Run run = new Run(recording);
    run.record();
    Set<DisputeId> changed = end(now);
    return run.statements.each(changed);
  }

  /**
   * Goes through the sections in the order in which they build on one another and collects every
   * broken rule; if there is none, records what is new.
   *
   * @param now the moment that {@link #begin} gave
   * @throws DossierException if rules are broken; then the transaction must be rolled back
   */
  public Outcome record(
      DossierDocument document, Intent intent, Instant now, ImportListener listener) {
    Recording recording = new Recording(document, entities, now, intent, listener);
    new Run(recording).record();
    return recording.outcome(end(now));
  }

  /**
   * Works out what follows from what was written, and writes down the changes.
   *
   * @return the disputes on what was said anew, or no longer
   */
  Set<DisputeId> end(Instant now) {
    entities.flush();
    entities.clear();
    Set<DisputeId> changed = Disputes.update(entities, now);
    Jdbc.execute(entities, "set constraints changes immediate");
    return changed;
  }

  /** One dossier on its way. */
  private static final class Run {
    private final Recording recording;
    private final CampMoves moves;
    private final ActorSection actors;
    private final AffiliationSection affiliations;
    private final PlaceSection places;
    private final SourceSection sources;
    private final EngagementSection engagements;
    private final StatementSection statements;
    private final RelationSection relations;
    private final AssessmentSection assessments;

    Run(Recording recording) {
      this.recording = recording;
      moves = new CampMoves(recording.entities, recording.now);
      actors = new ActorSection(recording, moves);
      affiliations = new AffiliationSection(recording, moves);
      places = new PlaceSection(recording);
      sources = new SourceSection(recording);
      engagements = new EngagementSection(recording);
      statements = new StatementSection(recording);
      relations = new RelationSection(recording);
      assessments = new AssessmentSection(recording);
    }

    void record() {
      read();
      recording.refuseIfBroken();
      write();
      recording.refuseIfBroken();
    }

    /** Finds every broken rule but one before anything is written: camps rest on what is. */
    private void read() {
      actors.read();
      affiliations.read();
      places.read();
      sources.read();
      engagements.read();
      statements.read();
      relations.read();
      assessments.read();
    }

    private void write() {
      recording.write();
      actors.write();
      Set<UUID> moved = moves.move();
      statements.write();
      relations.write();
      assessments.write();
      recording.write();
      moves.misplace(relations.misplace(moved));
    }
  }
}
