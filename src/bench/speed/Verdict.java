/** Whether all that was measured is as it should be. */
final class Verdict {
  private boolean holds = true;

  /** Tells what was measured beside its limit. */
  void check(String what, double is, double limit, boolean as) {
    holds &= as;
    System.out.printf("  %.2f %s: %s (%.1f)%n", is, what, as ? "as it should be" : "MISSED", limit);
  }

  boolean holds() {
    return holds;
  }
}
