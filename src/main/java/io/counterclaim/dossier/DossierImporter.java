package io.counterclaim.dossier;

import io.counterclaim.base.WriteLock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Imports dossiers: each in one transaction, all of it or nothing. */
@ApplicationScoped
public class DossierImporter {
  @Inject EntityManager entities;
  @Inject DossierSchema schema;

  /** Names whoever records, as long as nobody is told apart. */
  @ConfigProperty(name = "counterclaim.anonymous-editor")
  Optional<String> editor;

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
    DossierDocument document = DossierDocument.parse(json, schema);
    Instant now = WriteLock.take(entities);
    editor.ifPresent(name -> WriteLock.nameEditor(entities, name));
    int added = new DossierImport(document, entities, now, listener).run();
    listener.at(added, added);
    return added;
  }
}
