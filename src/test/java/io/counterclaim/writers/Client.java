package io.counterclaim.writers;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/** Somebody who reads and writes until there is an end of it. */
final class Client {
  /** How long it takes until the service is there again. */
  private static final long PAUSE_MILLIS = 100;

  /** How long readers leave the processors to writers. */
  private static final long BETWEEN_READS_MILLIS = 20;

  private final Desk desk;
  private final Board board;
  private final String name;
  private final Random random;
  private volatile boolean ended;
  private int written;

  Client(Desk desk, Board board, String name, long seed) {
    this.desk = desk;
    this.board = board;
    this.name = name;
    random = new Random(seed);
  }

  void end() {
    ended = true;
  }

  void read() {
    while (!ended) {
      long start = System.nanoTime();
      try {
        Map<String, List<String>> lists = desk.read(some());
        board.read(start, System.nanoTime(), lists, null);
        pause(BETWEEN_READS_MILLIS);
      } catch (IOException e) {
        pause();
      }
    }
  }

  private List<String> some() {
    return Stream.concat(
            board.engagements.some(random, 1 + random.nextInt(3)).stream(),
            board.actors.some(random, random.nextInt(2)).stream())
        .toList();
  }

  /** A third of it races others for the same key, a third for the same row. */
  void write() {
    while (!ended) {
      String unit = name + "-" + written++;
      switch (random.nextInt(3)) {
        case 0 -> settle(board.race());
        case 1 -> settle(board.own(unit, random));
        default -> amend(unit);
      }
    }
  }

  private void amend(String unit) {
    String key = board.actors.append(random, 1).get(0);
    try {
      JsonNode actor = desk.actor(key);
      settle(board.amendment(unit, key, Desk.description(actor), actor.path("revision").asText()));
    } catch (IOException e) {
      pause();
    }
  }

  /** Sends it until it is known what became of it. */
  private void settle(Unit unit) {
    long start = System.nanoTime();
    boolean unknown = false;
    Fate fate = Fate.UNKNOWN;
    while (fate == Fate.UNKNOWN) {
      Desk.Result result = send(unit);
      fate = fate(unit, result, unknown);
      unknown |= result == Desk.Result.UNKNOWN;
      if (result == Desk.Result.UNKNOWN || result == Desk.Result.NOT_RECORDED) {
        pause();
      }
    }
    unit.tried(start, System.nanoTime(), fate);
  }

  private Desk.Result send(Unit unit) {
    long start = System.nanoTime();
    Desk.Answer answer = desk.record(unit, some());
    if (answer.result() == Desk.Result.RECORDED && answer.lists() != null) {
      board.read(start, System.nanoTime(), answer.lists(), unit.name);
    }
    return answer.result();
  }

  /**
   * What became of it.
   *
   * @param unknown whether it was sent before, and may have been recorded then
   */
  private Fate fate(Unit unit, Desk.Result result, boolean unknown) {
    return switch (result) {
      case RECORDED -> Fate.COMMITTED;
      case REFUSED -> unknown && isThere(unit) ? Fate.COMMITTED : Fate.FAILED;
      case NOT_RECORDED -> unknown ? Fate.UNKNOWN : Fate.FAILED;
      case UNKNOWN -> Fate.UNKNOWN;
    };
  }

  private boolean isThere(Unit unit) {
    String list = unit.append().getKey();
    while (true) {
      try {
        return desk.read(List.of(list)).get(list).contains(unit.append().getValue());
      } catch (IOException e) {
        pause();
      }
    }
  }

  private static void pause() {
    pause(PAUSE_MILLIS);
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
