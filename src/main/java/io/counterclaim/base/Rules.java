package io.counterclaim.base;

/** Collects the rules that something breaks, so that all of them can be told at once. */
@FunctionalInterface
public interface Rules {
  /**
   * @param code which sort of rule
   * @param pointer where, as a JSON pointer from what is being checked
   * @param rule what must hold there
   */
  void broken(ViolationCode code, String pointer, String rule);

  /** Tells of a rule on what is recorded, whatever else is. */
  default void broken(String pointer, String rule) {
    broken(ViolationCode.INVALID, pointer, rule);
  }

  /** The same for what lies at a pointer. */
  default Rules at(String pointer) {
    return (code, further, rule) -> broken(code, pointer + further, rule);
  }
}
