package io.counterclaim.recording;

import io.counterclaim.base.ViolationCode;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A rule that a dossier breaks.
 *
 * @param code which sort of rule
 * @param pointer where: a JSON pointer (RFC 6901) into the document
 * @param part the key of the part that it is in, or what the part links; empty outside of parts
 * @param value what stands there, as JSON, cut short; empty if there is nothing
 * @param rule what must hold there, and what is there instead
 */
public record Violation(
    ViolationCode code, String pointer, String part, String value, String rule) {
  /** One line: `/statements/3/said (kim-said, "2919"): must not lie in the future`. */
  @Override
  public String toString() {
    String what =
        Stream.of(part, value).filter(text -> !text.isEmpty()).collect(Collectors.joining(", "));
    String line =
        (pointer.isEmpty() ? "/" : pointer)
            + (what.isEmpty() ? "" : " (" + what + ")")
            + ": "
            + rule;
    return line.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ");
  }
}
