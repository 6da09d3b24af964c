package io.counterclaim.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonTest {
  @RegisterForReflection
  record Registered(String name) {}

  record Forgotten(String name) {}

  @Test
  void aRegisteredClassIsWrittenAndRead() throws JsonProcessingException {
    List<Registered> written = List.of(new Registered("a"));
    String json = Json.MAPPER.writeValueAsString(written);
    assertEquals("[{\"name\":\"a\"}]", json);
    assertEquals(written, List.of(Json.MAPPER.readValue(json, Registered[].class)));
  }

  @Test
  void oneThatANativeBinaryWouldNotKnowIsRefused() {
    List<Forgotten> written = List.of(new Forgotten("a"));
    assertThrows(JsonProcessingException.class, () -> Json.MAPPER.writeValueAsString(written));
    assertThrows(
        JsonProcessingException.class,
        () -> Json.MAPPER.readValue("{\"name\": \"a\"}", Forgotten.class));
  }
}
