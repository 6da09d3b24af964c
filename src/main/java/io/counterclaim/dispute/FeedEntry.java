package io.counterclaim.dispute;

import io.counterclaim.statement.Statement;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/**
 * That a dispute got another state, for whoever reads feeds.
 *
 * @param id the same for ever, and no other service's
 * @param link where the dispute is read as it stands now
 */
record FeedEntry(
    String id, Instant at, DisputeState state, String title, String summary, String link) {
  private static final int MOST_QUOTED = 500;
  private static final String QUERY =
      "{ dispute(id: \"%s\") { engagement { key title } attribute subject { key name } state since positions { polarity"
          + " holders { camp { key name } latest { key text } } } } }";

  /**
   * @param site what all addresses of this service begin with
   */
  static FeedEntry of(DisputeChange change, String site) {
    String question = change.dispute().toString();
    String name = question + " " + change.number;
    return new FeedEntry(
        "urn:uuid:" + UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)),
        change.at,
        change.state,
        title(change),
        summary(change.changedBy),
        site
            + "/graphql?query="
            + URLEncoder.encode(QUERY.formatted(question), StandardCharsets.UTF_8));
  }

  private static String title(DisputeChange change) {
    String of = change.subject == null ? "" : " of " + change.subject.name + " in";
    return "%s%s %s: now %s, %s"
        .formatted(
            change.attribute,
            of.isEmpty() ? " of" : of,
            change.engagement.title,
            change.state,
            change.stateBefore == null ? "not spoken of before" : "before " + change.stateBefore);
  }

  /** What was deleted is quoted no more. */
  private static String summary(Statement said) {
    return said.deletedAt == null
        ? "By what %s said (%s): \u201c%s\u201d"
            .formatted(said.speaker.name, said.said.getText(), shortened(said.text))
        : "By a statement that was deleted since.";
  }

  private static String shortened(String text) {
    return text.codePointCount(0, text.length()) <= MOST_QUOTED
        ? text
        : text.substring(0, text.offsetByCodePoints(0, MOST_QUOTED)) + "\u2026";
  }
}
