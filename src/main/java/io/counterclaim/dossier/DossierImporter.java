package io.counterclaim.dossier;

import io.counterclaim.recording.DossierDocument;
import io.counterclaim.recording.DossierException;
import io.counterclaim.recording.ImportListener;
import io.counterclaim.recording.Intent;
import io.counterclaim.recording.Outcome;
import io.counterclaim.recording.Recorder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** Imports dossiers: each in one transaction, all of it or nothing. */
@ApplicationScoped
public class DossierImporter {
  @Inject Recorder recorder;

  /**
   * @param json the dossier, in UTF-8
   * @return how many parts were added; 0 if all of it was recorded already
   * @throws DossierException if it breaks rules, with all of them; then nothing is stored
   */
  @Transactional
  public int importDossier(byte[] json) {
    return importDossier(json, (added, of) -> {});
  }

  /** The same, and tells how far it is. */
  @Transactional
  int importDossier(byte[] json, ImportListener listener) {
    DossierDocument dossier = recorder.read(DossierDocument.parse(json));
    Outcome outcome = recorder.record(dossier, Intent.RECORD, recorder.begin(null, null), listener);
    listener.at(outcome.recorded(), outcome.recorded());
    return outcome.recorded();
  }
}
