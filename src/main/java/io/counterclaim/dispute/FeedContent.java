package io.counterclaim.dispute;

import java.time.Instant;
import java.util.List;

/**
 * What is in a feed, in whichever form.
 *
 * @param address at which it is read
 * @param entries the latest first
 */
record FeedContent(String address, String title, List<FeedEntry> entries) {
  /** When there was something new. */
  Instant updated() {
    return entries.isEmpty() ? Instant.EPOCH : entries.get(0).at();
  }
}
