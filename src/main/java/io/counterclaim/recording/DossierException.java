package io.counterclaim.recording;

import java.util.List;

/** A dossier was refused whole, for all of these reasons; nothing of it is stored. */
public final class DossierException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public final transient List<Violation> violations;

  public DossierException(List<Violation> violations) {
    super(
        "refused, with nothing stored, for breaking "
            + (violations.size() == 1 ? "a rule" : violations.size() + " rules, first of all")
            + ": "
            + violations.get(0));
    this.violations = List.copyOf(violations);
  }
}
