package io.counterclaim.recording;

import com.fasterxml.jackson.databind.JsonNode;
import io.counterclaim.base.WriteLock;
import io.counterclaim.dispute.DisputeId;
import io.counterclaim.dispute.Disputes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import java.sql.PreparedStatement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;

/**
 * The only way in which anything is recorded: as the parts of a dossier, all or nothing, in the
 * transaction of the caller.
 */
@ApplicationScoped
public class Recorder {
  /**
   * Of a few rows that are looked up by their keys, always in the same way: a plan for the values
   * at hand takes longer to make than to execute, and that of a table that is empty yet must not
   * read all of it later. The trigger that writes down changes reads the editors.
   */
  private static final String FOR_EACH =
      """
      select set_config('plan_cache_mode', 'force_generic_plan', true), set_config('enable_seqscan', 'off', true),
        set_config('counterclaim.editors', ?, true)
      """;

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
   * @param editors who sent which, by its key; who is not known is who the transaction was begun by
   * @param now the moment that {@link #begin} gave
   * @return what came of each, in the order of the dossier
   * @throws DossierException if rules are broken; then the transaction must be rolled back
   */
  public List<Outcome> recordEach(JsonNode dossier, Map<String, String> editors, Instant now) {
    setForEach(editors);
    Recording recording =
        new Recording(read(dossier), entities, now, Intent.RECORD, (added, of) -> {});
    Run run = new Run(recording);
    run.record();
    Set<DisputeId> changed = end(now);
    return run.statements.each(changed);
  }

  private void setForEach(Map<String, String> editors) {
    entities
        .unwrap(Session.class)
        .doWork(
            connection -> {
              try (PreparedStatement settings = connection.prepareStatement(FOR_EACH)) {
                settings.setString(1, DossierDocument.tree(editors).toString());
                settings.execute();
              }
            });
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
    Set<DisputeId> changed = Disputes.update(entities, now);
    entities.createNativeQuery("set constraints changes immediate").executeUpdate();
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
      Set<UUID> moved = moves.move();
      statements.write();
      relations.write();
      assessments.write();
      recording.write();
      moves.misplace(relations.misplace(moved));
    }
  }
}
