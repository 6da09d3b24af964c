package io.counterclaim.dossier;

import java.util.List;
import java.util.stream.Collectors;

/** A dossier was refused whole, for all of these reasons; nothing of it is stored. */
public final class DossierException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public final transient List<Violation> violations;

  DossierException(List<Violation> violations) {
    super(violations.stream().map(Violation::toString).collect(Collectors.joining("\n")));
    this.violations = List.copyOf(violations);
  }
}
