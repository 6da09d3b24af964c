package io.counterclaim.graphql.live;

import io.counterclaim.base.Json;
import io.counterclaim.graphql.execution.Event;

/**
 * An event as it is sent to everybody.
 *
 * @param answer in JSON
 */
public record ToldEvent(long revision, String answer) {

  static ToldEvent of(Event event) {
    return new ToldEvent(event.revision(), Json.text(event.answer()));
  }
}
