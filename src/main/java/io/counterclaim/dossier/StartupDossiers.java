package io.counterclaim.dossier;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Imports the dossiers that the configuration names: files, or `classpath:` for those that ship
 * with the service.
 */
@Singleton
class StartupDossiers {
  private static final Logger LOG = Logger.getLogger(StartupDossiers.class);

  /** In seconds: large dossiers take their time. */
  private static final int TIMEOUT = 3600;

  private static final String CLASSPATH = "classpath:";

  @Inject DossierImporter importer;

  @ConfigProperty(name = "counterclaim.dossiers")
  Optional<List<String>> dossiers;

  void importAll(@Observes StartupEvent started) throws IOException {
    for (String location : dossiers.orElse(List.of())) {
      byte[] dossier = read(location);
      try {
        int added =
            QuarkusTransaction.requiringNew()
                .timeout(TIMEOUT)
                .call(() -> importer.importDossier(dossier));
        LOG.infof("Dossier %s: %d parts added", location, added);
      } catch (DossierException refusal) {
        refusal.violations.forEach(violation -> LOG.errorf("Dossier %s: %s", location, violation));
        throw refusal;
      }
    }
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
