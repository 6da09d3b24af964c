package io.counterclaim.dossier;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.counterclaim.base.ViolationCode;
import io.counterclaim.recording.DossierDocument;
import io.counterclaim.recording.DossierException;
import io.counterclaim.recording.Violation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A dossier as it was sent: in one document, or line by line.
 *
 * @param content as one document
 * @param lines on which the parts of each section stand; empty if it was sent as one document
 */
record SentDossier(JsonNode content, Map<DossierSection, List<Integer>> lines) {
  /** A violation, and the line of the part that it is in, if it was sent line by line. */
  record Placed(Violation violation, Integer line) {}

  static SentDossier document(InputStream body) {
    return new SentDossier(DossierDocument.parse(body), Map.of());
  }

  /**
   * Reads lines of a type and a part each.
   *
   * @throws DossierException if some are something else, with all of these
   */
  static SentDossier lines(InputStream body) {
    Reading reading = new Reading();
    try (MappingIterator<JsonNode> values = DossierDocument.values(body)) {
      while (values.hasNextValue()) {
        int line = values.getParser().currentTokenLocation().getLineNr();
        reading.add(line, values.nextValue());
      }
    } catch (JsonProcessingException e) {
      throw DossierDocument.notJson(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (!reading.violations.isEmpty()) {
      throw new DossierException(reading.violations);
    }
    return new SentDossier(reading.content, reading.lines);
  }

  private static final class Reading {
    private final ObjectNode content = JsonNodeFactory.instance.objectNode().put("title", "Lines");
    private final Map<DossierSection, List<Integer>> lines = new EnumMap<>(DossierSection.class);
    private final List<Violation> violations = new ArrayList<>();

    private void add(int line, JsonNode read) {
      Optional<DossierSection> section = section(read.path("type").asText());
      if (section.isEmpty() || !read.has("part") || read.size() != 2) {
        String rule = "line " + line + ": must be an object with type, such as STATEMENT, and part";
        violations.add(new Violation(ViolationCode.INVALID, "", "", "", rule));
      } else {
        content.withArrayProperty(section.get().member()).add(read.get("part"));
        lines.computeIfAbsent(section.get(), s -> new ArrayList<>()).add(line);
      }
    }

    private static Optional<DossierSection> section(String type) {
      return Stream.of(DossierSection.values())
          .filter(section -> section.type.name().equals(type))
          .findFirst();
    }
  }

  /** Where a violation is in what was sent: `/statements/3/said` is `/part/said` of a line. */
  Placed place(Violation violation) {
    String[] steps = violation.pointer().split("/", 4);
    Optional<DossierSection> section =
        Stream.of(DossierSection.values())
            .filter(each -> steps.length > 2 && each.member().equals(steps[1]))
            .filter(lines::containsKey)
            .findFirst();
    if (section.isEmpty()) {
      return new Placed(violation, null);
    }
    String pointer = "/part" + (steps.length > 3 ? "/" + steps[3] : "");
    return new Placed(
        new Violation(
            violation.code(), pointer, violation.part(), violation.value(), violation.rule()),
        lines.get(section.get()).get(Integer.parseInt(steps[2])));
  }
}
