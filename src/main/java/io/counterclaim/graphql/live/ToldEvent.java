package io.counterclaim.graphql.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.counterclaim.base.Json;
import io.counterclaim.graphql.execution.Event;

/**
 * An event as it is sent to everybody.
 *
 * @param answer in JSON
 */
public record ToldEvent(long revision, String answer) {

  static ToldEvent of(Event event) {
    try {
      return new ToldEvent(event.revision(), Json.MAPPER.writeValueAsString(event.answer()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
