package io.counterclaim.dispute;

import io.counterclaim.graphql.execution.RequestError;
import io.counterclaim.graphql.lists.TimeRange;
import io.counterclaim.statement.Attribute;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a dispute is asked for by: not the row that answers it, which is another one as soon as more
 * is known. Written as base64url of version and members, so that it can be read back anywhere and
 * at any time.
 *
 * @param asOf null where it was not given
 * @param knownAt null where it was not given
 */
public record DisputeId(Question question, boolean statedOnly, Instant asOf, Instant knownAt) {
  private static final String VERSION = "dispute/1";
  private static final String SEPARATOR = "/";

  /**
   * @throws RequestError if it is not the id of a dispute
   */
  public static DisputeId parse(String argument, String id) {
    try {
      DisputeId read = read(new String(Base64.getUrlDecoder().decode(id), StandardCharsets.UTF_8));
      TimeRange.check(argument, read.asOf);
      TimeRange.check(argument, read.knownAt);
      if (read.toString().equals(id)) {
        return read;
      }
    } catch (RuntimeException malformed) {
      // Told below, as what reads the same but is spelt in another way.
    }
    throw RequestError.invalid(argument, "must be an id as this service gives it");
  }

  private static DisputeId read(String plain) {
    String[] parts = plain.substring(VERSION.length()).split(SEPARATOR, -1);
    Question question =
        new Question(
            UUID.fromString(parts[1]),
            Attribute.valueOf(parts[2]),
            parts[3].isEmpty() ? null : UUID.fromString(parts[3]));
    return new DisputeId(
        question, Boolean.parseBoolean(parts[4]), moment(parts[5]), moment(parts[6]));
  }

  private static Instant moment(String text) {
    return text.isEmpty() ? null : Instant.parse(text);
  }

  @Override
  public String toString() {
    String plain =
        Stream.of(
                VERSION,
                question.engagement(),
                question.attribute(),
                question.subject(),
                statedOnly,
                asOf,
                knownAt)
            .map(part -> Objects.toString(part, ""))
            .collect(Collectors.joining(SEPARATOR));
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(plain.getBytes(StandardCharsets.UTF_8));
  }
}
