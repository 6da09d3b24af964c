package io.counterclaim.base;

/** Passes broken rules on, and remembers whether there were any. */
public final class Noted implements Rules {
  private final Rules rules;
  private boolean broken;

  public Noted(Rules rules) {
    this.rules = rules;
  }

  @Override
  public void broken(String pointer, String rule) {
    broken = true;
    rules.broken(pointer, rule);
  }

  public boolean none() {
    return !broken;
  }
}
