package io.counterclaim.dossier;

/**
 * A rule that a dossier breaks.
 *
 * @param pointer where: a JSON pointer (RFC 6901) into the document
 * @param rule what must hold there, and what is there instead
 */
public record Violation(String pointer, String rule) {
  @Override
  public String toString() {
    return (pointer.isEmpty() ? "/" : pointer) + " " + rule;
  }
}
