package io.counterclaim.graphql.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.counterclaim.graphql.execution.Event;

/**
 * An event as it is sent to everybody.
 *
 * @param answer in JSON
 */
public record ToldEvent(long revision, String answer) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static ToldEvent of(Event event) {
    try {
      return new ToldEvent(event.revision(), JSON.writeValueAsString(event.answer()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
