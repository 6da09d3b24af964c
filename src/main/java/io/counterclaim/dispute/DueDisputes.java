package io.counterclaim.dispute;

import io.counterclaim.base.BackgroundTask;
import io.counterclaim.base.Progress;
import io.counterclaim.base.WriteLock;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Works out, in the background, the disputes of what was written straight into the database. Each
 * chunk is a transaction, so that other writers get their turn in between, and what is done is done
 * when the service ends. Of several instances one does it at a time.
 */
@Singleton
class DueDisputes extends BackgroundTask {
  private static final Logger LOG = Logger.getLogger(DueDisputes.class);

  /** In seconds: a chunk waits for other writers first, which import for up to an hour. */
  private static final int TIMEOUT = 3900;

  private static final long KEY = 0x64697370757465L;

  private volatile long left;
  private String told = "";

  @Inject EntityManager entities;
  @Inject MeterRegistry metrics;

  /** From one look for what is due to the next. */
  @ConfigProperty(name = "counterclaim.disputes.interval", defaultValue = "60s")
  Duration interval;

  DueDisputes() {
    super(LOG, "disputes");
  }

  void start(@Observes StartupEvent started) {
    metrics.gauge("disputes.due", this, due -> due.left);
    background.start(interval, "Disputes could not be worked out", this::update);
  }

  /** Goes on until nothing is due, somebody else does it or the service ends. */
  synchronized void update() {
    Progress progress = new Progress(LOG, "Working out the disputes on questions");
    long done = 0;
    for (int some = updateSome(); some > 0; some = background.isEnding() ? 0 : updateSome()) {
      done += some;
      progress.at(done, done + left);
    }
    if (done > 0 && left == 0) {
      progress.end(done);
    }
  }

  private int updateSome() {
    return QuarkusTransaction.requiringNew().timeout(TIMEOUT).call(this::updateSomeInTransaction);
  }

  private int updateSomeInTransaction() {
    left = count();
    if (left == 0) {
      return 0;
    }
    if (WriteLock.isReadOnly(entities)) {
      return leave("the database is read-only");
    }
    if (!WriteLock.tryTake(entities, KEY)) {
      return leave("another instance works them out");
    }
    int done = Disputes.updateSome(entities, WriteLock.take(entities, "", ""));
    left -= done;
    told = "";
    return done;
  }

  private int leave(String why) {
    if (!why.equals(told)) {
      LOG.infof("The disputes on %d questions are left as they are: %s", left, why);
      told = why;
    }
    return 0;
  }

  private long count() {
    return (Long)
        entities
            .createNativeQuery("select count(*) from dispute_due", Long.class)
            .getSingleResult();
  }
}
