package io.counterclaim.dossier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.counterclaim.recording.DossierException;
import io.counterclaim.recording.Violation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * Dossiers for tests. Quotation marks may be single ones and names of members go without, which
 * keeps tables of them readable; what is imported is plain JSON.
 */
public final class Dossiers {
  private static final JsonMapper LENIENT =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES, JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
          .build();

  private Dossiers() {}

  public static byte[] article() {
    try (InputStream json = Dossiers.class.getResourceAsStream("/dossiers/kursk-2025-04-26.json")) {
      return json.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static byte[] dossier(String text) {
    return bytes(object(text));
  }

  public static byte[] bytes(JsonNode json) {
    return json.toString().getBytes(StandardCharsets.UTF_8);
  }

  public static ObjectNode object(String text) {
    try {
      return (ObjectNode) LENIENT.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  /** A part with other members: those that are null are left out. */
  public static ObjectNode with(String part, String others) {
    ObjectNode merged = object(part);
    for (Map.Entry<String, JsonNode> member : object(others).properties()) {
      if (member.getValue().isNull()) {
        merged.remove(member.getKey());
      } else {
        merged.set(member.getKey(), member.getValue());
      }
    }
    return merged;
  }

  /** A dossier with a part in front of the others of its section. */
  public static ObjectNode before(String dossier, String section, JsonNode part) {
    ObjectNode merged = object(dossier);
    ArrayNode parts = merged.withArrayProperty(section);
    parts.insert(0, part);
    return merged;
  }

  /** The broken rules of a dossier that is refused, in any order; nothing of it is stored. */
  public static List<Violation> refused(DossierImporter importer, byte[] dossier) {
    Map<String, Long> before = Tables.counts();
    DossierException refusal =
        assertThrows(DossierException.class, () -> importer.importDossier(dossier));
    assertEquals(before, Tables.counts());
    return refusal.violations;
  }

  public static List<String> pointers(List<Violation> violations) {
    return violations.stream().map(Violation::pointer).sorted().toList();
  }
}
