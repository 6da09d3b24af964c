package io.counterclaim.base;

/** Collects the rules that something breaks, so that all of them can be told at once. */
@FunctionalInterface
public interface Rules {
  /**
   * @param pointer where, as a JSON pointer from what is being checked
   * @param rule what must hold there
   */
  void broken(String pointer, String rule);

  /** The same for what lies at a pointer. */
  default Rules at(String pointer) {
    return (further, rule) -> broken(pointer + further, rule);
  }
}
