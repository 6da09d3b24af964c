package io.counterclaim.writers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The checker finds what it is to find, and nothing else. */
class CheckerTest {
  private static final Map<String, List<String>> NOTHING = Map.of();

  private final List<Transaction> history = new ArrayList<>();

  /** All overlap one another unless they are told apart by time. */
  private void happens(Map<String, List<String>> reads, Map<String, String> appends) {
    happens(0, 100, Fate.COMMITTED, reads, appends);
  }

  private void happens(
      long start,
      long end,
      Fate fate,
      Map<String, List<String>> reads,
      Map<String, String> appends) {
    history.add(new Transaction("t" + history.size(), start, end, fate, reads, appends, null));
  }

  private void assertFound(Anomaly.Kind... kinds) {
    List<Anomaly> found = Checker.anomalies(history);
    assertEquals(List.of(kinds), found.stream().map(Anomaly::kind).toList(), found::toString);
  }

  @Test
  void transactionsOneAfterTheOtherAreFine() {
    Random random = new Random(7);
    Map<String, List<String>> lists =
        Map.of("x", new ArrayList<>(), "y", new ArrayList<>(), "z", new ArrayList<>());
    List<String> names = List.copyOf(lists.keySet());
    for (int moment = 0; moment < 2000; moment++) {
      String read = names.get(random.nextInt(3));
      String written = names.get(random.nextInt(3));
      Map<String, List<String>> reads = Map.of(read, List.copyOf(lists.get(read)));
      long start = 10L * moment - random.nextInt(100);
      long end = 10L * moment + random.nextInt(100);
      switch (random.nextInt(4)) {
        case 0 -> happens(start, end, Fate.FAILED, NOTHING, Map.of(written, "f" + moment));
        case 1 -> happens(start, end, Fate.COMMITTED, reads, Map.of());
        default -> {
          lists.get(written).add("v" + moment);
          Fate fate = random.nextBoolean() ? Fate.COMMITTED : Fate.UNKNOWN;
          happens(start, end, fate, reads, Map.of(written, "v" + moment));
        }
      }
    }
    happens(30_000, 30_001, Fate.COMMITTED, lists, Map.of());
    assertFound();
  }

  @Test
  void twoThatWroteOverOneAnotherAreG0() {
    happens(NOTHING, Map.of("x", "1", "y", "1"));
    happens(NOTHING, Map.of("x", "2", "y", "2"));
    happens(Map.of("x", List.of("1", "2")), Map.of());
    happens(Map.of("y", List.of("2", "1")), Map.of());
    assertFound(Anomaly.Kind.G0);
  }

  @Test
  void twoThatSawOneAnotherAreG1c() {
    happens(Map.of("y", List.of("2")), Map.of("x", "1"));
    happens(Map.of("x", List.of("1")), Map.of("y", "2"));
    assertFound(Anomaly.Kind.G1C);
  }

  @Test
  void whoSawHalfOfAnotherIsGSingle() {
    happens(NOTHING, Map.of("x", "1", "y", "1"));
    happens(Map.of("x", List.of("1"), "y", List.of()), Map.of());
    happens(Map.of("y", List.of("1")), Map.of());
    assertFound(Anomaly.Kind.G_SINGLE);
  }

  @Test
  void twoOfWhichNeitherSawTheOtherAreG2() {
    happens(Map.of("y", List.of()), Map.of("x", "1"));
    happens(Map.of("x", List.of()), Map.of("y", "2"));
    happens(Map.of("x", List.of("1"), "y", List.of("2")), Map.of());
    assertFound(Anomaly.Kind.G2);
  }

  @Test
  void twoThatAppendedToWhatBothHadReadAreALostUpdate() {
    happens(NOTHING, Map.of("x", "1"));
    happens(Map.of("x", List.of("1")), Map.of("x", "2"));
    happens(Map.of("x", List.of("1")), Map.of("x", "3"));
    happens(Map.of("x", List.of("1", "2", "3")), Map.of());
    assertFound(Anomaly.Kind.LOST_UPDATE, Anomaly.Kind.G_SINGLE);
  }

  @Test
  void theSameIsSeenWhereTheSecondOneWroteOverTheFirstOne() {
    happens(0, 1, Fate.COMMITTED, NOTHING, Map.of("x", "1"));
    happens(2, 5, Fate.COMMITTED, Map.of("x", List.of("1")), Map.of("x", "2"));
    happens(2, 5, Fate.COMMITTED, Map.of("x", List.of("1")), Map.of("x", "3"));
    happens(6, 7, Fate.COMMITTED, Map.of("x", List.of("1", "3")), Map.of());
    assertFound(Anomaly.Kind.LOST_WRITE, Anomaly.Kind.LOST_UPDATE);
  }

  @Test
  void whatWasThereBeforeAReadBeganAndIsNotInItMakesThatStale() {
    happens(0, 1, Fate.COMMITTED, NOTHING, Map.of("x", "1"));
    happens(2, 3, Fate.COMMITTED, Map.of("x", List.of()), Map.of());
    happens(4, 5, Fate.COMMITTED, Map.of("x", List.of("1")), Map.of());
    assertFound(Anomaly.Kind.STALE_READ);
  }

  @Test
  void besideAWriteEitherMayBeRead() {
    happens(0, 3, Fate.COMMITTED, NOTHING, Map.of("x", "1"));
    happens(2, 3, Fate.COMMITTED, Map.of("x", List.of()), Map.of());
    happens(0, 1, Fate.COMMITTED, Map.of("x", List.of("1")), Map.of());
    assertFound(Anomaly.Kind.STALE_READ);
    history.remove(2);
    happens(2, 3, Fate.COMMITTED, Map.of("x", List.of("1")), Map.of());
    assertFound();
  }

  @Test
  void whoeverReadsAfterItsOwnWriteSeesIt() {
    happens(NOTHING, Map.of("x", "1"));
    history.add(
        new Transaction("own", 0, 100, Fate.COMMITTED, Map.of("x", List.of()), Map.of(), "t0"));
    happens(Map.of("x", List.of("1")), Map.of());
    assertFound(Anomaly.Kind.STALE_READ);
  }

  @Test
  void whatIsWrittenInAnOrderAgainstTimeIsFound() {
    happens(2, 3, Fate.COMMITTED, NOTHING, Map.of("x", "1"));
    happens(0, 1, Fate.COMMITTED, NOTHING, Map.of("x", "2"));
    happens(4, 5, Fate.COMMITTED, Map.of("x", List.of("1", "2")), Map.of());
    assertFound(Anomaly.Kind.NOT_IN_TIME);
  }

  @Test
  void whatIsMissingAtTheEndIsLostUnlessItFailed() {
    happens(0, 1, Fate.COMMITTED, NOTHING, Map.of("x", "1"));
    happens(0, 1, Fate.UNKNOWN, NOTHING, Map.of("x", "2"));
    happens(0, 1, Fate.FAILED, NOTHING, Map.of("x", "3"));
    happens(2, 3, Fate.COMMITTED, Map.of("x", List.of()), Map.of());
    assertFound(Anomaly.Kind.LOST_WRITE);
  }

  @Test
  void whatFailedAndIsThereIsFound() {
    happens(0, 1, Fate.FAILED, NOTHING, Map.of("x", "1"));
    happens(2, 3, Fate.COMMITTED, Map.of("x", List.of("1")), Map.of());
    assertFound(Anomaly.Kind.ABORTED_READ);
  }

  @Test
  void whatIsThereTwiceOrWasNeverWrittenIsFound() {
    happens(NOTHING, Map.of("x", "1"));
    happens(Map.of("x", List.of("1", "1", "2")), Map.of());
    assertFound(Anomaly.Kind.DUPLICATE, Anomaly.Kind.UNWRITTEN);
  }

  @Test
  void twoReadsInDifferentOrdersAreFound() {
    happens(NOTHING, Map.of("x", "1"));
    happens(NOTHING, Map.of("x", "2"));
    happens(Map.of("x", List.of("1", "2")), Map.of());
    happens(Map.of("x", List.of("2")), Map.of());
    assertFound(Anomaly.Kind.INCOMPATIBLE_ORDER);
  }
}
