package io.counterclaim.dossier;

import io.counterclaim.base.Progress;
import io.counterclaim.base.WriteLock;
import io.counterclaim.recording.DossierException;
import io.counterclaim.recording.ImportListener;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/**
 * Imports the dossiers that the configuration names: files, or `classpath:` for those that ship
 * with the service. A deployment answers meanwhile, so that no probe of its life ends a long
 * import, and is ready when all of them are there; dev mode and tests wait for them.
 */
@Singleton
@Readiness
class StartupDossiers implements HealthCheck {
  private static final Logger LOG = Logger.getLogger(StartupDossiers.class);

  /** In seconds: large dossiers take their time. */
  private static final int TIMEOUT = 3600;

  private static final String CLASSPATH = "classpath:";

  private volatile boolean imported;
  private volatile boolean stopping;

  @Inject DossierImporter importer;
  @Inject EntityManager entities;

  @ConfigProperty(name = "counterclaim.dossiers")
  Optional<List<String>> dossiers;

  void start(@Observes StartupEvent started) throws IOException {
    if (LaunchMode.current() == LaunchMode.NORMAL) {
      Thread thread = new Thread(this::importOrExit, "dossiers");
      thread.setDaemon(true);
      thread.start();
    } else {
      importAll();
    }
  }

  void stop(@Observes ShutdownDelayInitiatedEvent ending) {
    stopping = true;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("Dossiers are imported").status(imported).build();
  }

  private void importOrExit() {
    try {
      importAll();
    } catch (DossierException refused) {
      LOG.error("The service ends: a dossier breaks rules, and nothing of it is stored");
      Quarkus.asyncExit(1);
    } catch (IOException | RuntimeException e) {
      if (stopping) {
        LOG.info("The service ends: the import is rolled back");
      } else {
        LOG.error("The service ends: a dossier could not be imported", e);
        Quarkus.asyncExit(1);
      }
    }
  }

  private void importAll() throws IOException {
    List<String> locations = dossiers.orElse(List.of());
    if (!locations.isEmpty() && isReadOnly()) {
      LOG.warnf("The database is read-only: not imported are %s", locations);
    } else {
      for (String location : locations) {
        importOne(location);
      }
    }
    imported = true;
  }

  private boolean isReadOnly() {
    return QuarkusTransaction.requiringNew().call(() -> WriteLock.isReadOnly(entities));
  }

  void importOne(String location) throws IOException {
    byte[] dossier = read(location);
    LOG.infof("Importing %s (%d kB)", location, dossier.length / 1000);
    Progress progress = new Progress(LOG, "Importing parts of " + location);
    ImportListener listener = (added, of) -> tell(progress, added, of);
    try {
      int added =
          QuarkusTransaction.requiringNew()
              .timeout(TIMEOUT)
              .call(() -> importer.importDossier(dossier, listener));
      LOG.infof("Dossier %s: %d parts added", location, added);
    } catch (DossierException refused) {
      refused.violations.forEach(violation -> LOG.errorf("Dossier %s: %s", location, violation));
      throw refused;
    }
  }

  private void tell(Progress progress, int added, int of) {
    if (stopping) {
      throw new CancellationException("The service ends");
    }
    progress.at(added, of);
  }

  private static byte[] read(String location) throws IOException {
    if (!location.startsWith(CLASSPATH)) {
      return Files.readAllBytes(Path.of(location));
    }
    String name = location.substring(CLASSPATH.length());
    try (InputStream resource =
        Thread.currentThread().getContextClassLoader().getResourceAsStream(name)) {
      if (resource == null) {
        throw new FileNotFoundException(location);
      }
      return resource.readAllBytes();
    }
  }
}
