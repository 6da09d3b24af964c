package io.counterclaim.dispute;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.counterclaim.dossier.DossierImporter;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Asks the service about random worlds and compares with {@link Reference}. More of them, or one
 * again whose seed a failure named: `./mvnw test -Dtest=DisputeWorldsTest -Dworlds=100000
 * -Dseed=7`. World n of a run is that of seed + n, and is called w and that number.
 */
@QuarkusTest
@TestProfile(OwnDatabase.class)
class DisputeWorldsTest {
  private static final Logger LOG = Logger.getLogger(DisputeWorldsTest.class);
  private static final int WORLDS = Integer.getInteger("worlds", 2000);
  private static final long SEED = Long.getLong("seed", 20250426);

  /** Worlds of one time zone share their dossiers. */
  private static final int RECORDED_TOGETHER = 400;

  private static final int COMPARED_TOGETHER = 50;

  private final Random random = new Random(SEED);
  private final Set<DisputeState> seen = EnumSet.noneOf(DisputeState.class);
  private final ExecutorService sideBySide = Executors.newFixedThreadPool(2);
  private int disputes;

  @Inject DossierImporter importer;
  @Inject DueDisputes due;

  @AfterEach
  void end() {
    sideBySide.shutdownNow();
  }

  /** While some are compared the next ones are recorded. */
  @Test
  void disputesAreAsTheRulesHaveThem() throws Exception {
    Instant start = Instant.now();
    List<Future<WorldsComparison>> before = List.of();
    for (int done = 0; done < WORLDS; done += RECORDED_TOGETHER) {
      RecordedWorlds recorded = record(SEED + done, Math.min(RECORDED_TOGETHER, WORLDS - done));
      finish(before);
      before = compare(recorded);
    }
    finish(before);
    assertTrue(WORLDS < 100 || seen.size() == DisputeState.values().length, "only " + seen);
    LOG.infof(
        "%d worlds from seed %d, %d disputes compared, %s",
        WORLDS, SEED, disputes, Duration.between(start, Instant.now()));
  }

  private RecordedWorlds record(long seed, int count) throws SQLException {
    return RecordedWorlds.record(seed, count, importer::importDossier, due::update);
  }

  private List<Future<WorldsComparison>> compare(RecordedWorlds recorded) {
    return recorded.groups(COMPARED_TOGETHER).stream()
        .map(group -> new WorldsComparison(group, new Random(random.nextLong())))
        .map(comparison -> sideBySide.submit(comparison::run))
        .toList();
  }

  private void finish(List<Future<WorldsComparison>> comparisons)
      throws InterruptedException, ExecutionException {
    for (Future<WorldsComparison> comparison : comparisons) {
      WorldsComparison done = comparison.get();
      seen.addAll(done.seen);
      disputes += done.disputes;
    }
  }
}
