package io.counterclaim.dossier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

/** Imports dossiers: each in one transaction, all of it or nothing. */
@ApplicationScoped
public class DossierImporter {
  /**
   * One import at a time: rules over several rows, such as that no camp links run in a circle, are
   * checked before they are written.
   */
  private static final long ONE_AT_A_TIME = 0x636c61696dL;

  @Inject EntityManager entities;
  @Inject DossierSchema schema;

  /**
   * @param json the dossier, in UTF-8
   * @return how many parts were added; 0 if all of it was recorded already
   * @throws DossierException if it breaks rules, with all of them; then nothing is stored
   */
  @Transactional
  public int importDossier(byte[] json) {
    Document document = Document.parse(json, schema);
    entities
        .createNativeQuery("select cast(pg_advisory_xact_lock(:lock) as text)")
        .setParameter("lock", ONE_AT_A_TIME)
        .getResultList();
    return new DossierImport(document, entities).run();
  }
}
