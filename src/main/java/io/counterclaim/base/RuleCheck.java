package io.counterclaim.base;

/** Passes broken rules on, and remembers whether there were any. */
public final class RuleCheck implements Rules {
  private final Rules rules;
  private boolean broken;

  public RuleCheck(Rules rules) {
    this.rules = rules;
  }

  @Override
  public void broken(ViolationCode code, String pointer, String rule) {
    broken = true;
    rules.broken(code, pointer, rule);
  }

  public boolean passed() {
    return !broken;
  }
}
