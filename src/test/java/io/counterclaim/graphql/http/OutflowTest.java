package io.counterclaim.graphql.http;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class OutflowTest {
  private static final long SOME = 20;
  private static final long LONG = 60_000;

  private final Outflow outflow = new Outflow();

  @Test
  void whoHasNothingToTakeIsNotStuck() throws InterruptedException {
    Thread.sleep(SOME);
    assertFalse(outflow.isStuckFor(SOME));
    outflow.add(10);
    assertFalse(outflow.isStuckFor(LONG));
  }

  @Test
  void whoTakesNothingOfWhatIsThereIsStuckAfterAWhile() throws InterruptedException {
    outflow.add(10);
    Thread.sleep(SOME);
    outflow.add(10);
    assertTrue(outflow.isStuckFor(SOME));
    assertFalse(outflow.isStuckFor(LONG));
  }

  @Test
  void whoTakesSomeOfItIsNot() throws InterruptedException {
    outflow.add(20);
    Thread.sleep(SOME);
    outflow.take(10);
    assertFalse(outflow.isStuckFor(LONG));
    Thread.sleep(SOME);
    assertTrue(outflow.isStuckFor(SOME));
    outflow.take(10);
    Thread.sleep(SOME);
    assertFalse(outflow.isStuckFor(SOME));
  }
}
