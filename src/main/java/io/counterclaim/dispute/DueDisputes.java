package io.counterclaim.dispute;

import io.counterclaim.base.WriteLock;
import io.quarkus.narayana.jta.runtime.TransactionConfiguration;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

/** Works out at start-up the disputes of what was written straight into the database. */
@Singleton
class DueDisputes {
  @Inject EntityManager entities;

  @Transactional
  @TransactionConfiguration(timeout = 3600)
  void update(@Observes StartupEvent started) {
    Disputes.update(entities, WriteLock.take(entities));
  }
}
