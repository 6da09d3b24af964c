package io.counterclaim.graphql.live;

import io.counterclaim.Json;
import java.io.IOException;

/** A subscription as a client follows it. */
interface EventSource extends AutoCloseable {
  /**
   * What was received.
   *
   * @param id null if it has none
   */
  record Told(String id, String event, Json answer) {}

  /** The next event, or null if there is none for a while. */
  Told poll(long millis) throws InterruptedException;

  /** Whether there will be no more, and all that there was was taken. */
  boolean isOver();

  @Override
  void close() throws IOException;
}
