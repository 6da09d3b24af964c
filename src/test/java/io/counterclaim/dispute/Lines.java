package io.counterclaim.dispute;

import com.fasterxml.jackson.databind.JsonNode;
import io.counterclaim.dispute.Reference.Question;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Disputes as text, so that what came and what should have come can be compared and read: a line
 * for each dispute and one for each holder of a position in it.
 */
final class Lines {
  static final String FIELDS =
      """
      attribute subject { key } state since
      positions { polarity value { code actor { key } quantity { low best high qualifier unit } time { from to } }
          holders { camp { key } since latest { key } basis independentSources } }
      """;

  private Lines() {}

  static List<String> of(JsonNode dispute) {
    List<String> lines = new ArrayList<>();
    Set<String> values = new HashSet<>();
    for (JsonNode position : dispute.get("positions")) {
      String value = position.get("polarity").asText() + " " + Worth.of(position.get("value"));
      if (!values.add(value)) {
        lines.add("twice: " + value);
      }
      for (JsonNode holder : position.get("holders")) {
        lines.add(
            line(
                holder.get("camp").get("key").asText() + " " + value,
                holder.get("since").asText(),
                holder.get("latest").get("key").asText(),
                holder.get("basis").asText(),
                holder.get("independentSources").asInt()));
      }
    }
    JsonNode subject = dispute.get("subject");
    return sorted(
        head(
            dispute.get("attribute").asText(),
            subject.isNull() ? null : subject.get("key").asText(),
            dispute.get("state").asText(),
            dispute.get("since").asText()),
        lines);
  }

  /** The same as the rules have it. */
  static List<String> of(Reference reference, Question question) {
    List<Instant> changes = reference.changes(question);
    return since(changes.get(changes.size() - 1), reference, question);
  }

  /** The same at a moment since which it has been so. */
  static List<String> since(Instant moment, Reference reference, Question question) {
    return sorted(
        head(question.attribute(), question.subject(), reference.state(question), moment),
        reference.latest(question).stream()
            .map(
                word ->
                    line(
                        word.holds(),
                        reference.since(question, word),
                        word.by().key(),
                        word.claim().basis(),
                        reference.independentSources(question, word)))
            .toList());
  }

  private static String head(String attribute, String subject, String state, Object since) {
    return attribute + " of " + subject + " " + state + " since " + since;
  }

  private static String line(
      String holds, Object since, String latest, String basis, int independentSources) {
    return "  "
        + String.join(" | ", holds, since.toString(), latest, basis, "" + independentSources);
  }

  private static List<String> sorted(String head, List<String> lines) {
    List<String> all = new ArrayList<>(List.of(head));
    all.addAll(lines.stream().sorted().toList());
    return all;
  }
}
