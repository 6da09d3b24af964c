package io.counterclaim.graphql.execution;

import io.quarkus.runtime.annotations.RegisterResourceBundle;

/**
 * What the engine says, for the native binary. The framework registers its texts of validation and
 * parsing, and takes one bundle from a class.
 */
final class EngineTexts {
  private EngineTexts() {}

  @RegisterResourceBundle(bundleName = "i18n.Execution")
  static final class Execution {
    private Execution() {}
  }

  @RegisterResourceBundle(bundleName = "i18n.General")
  static final class General {
    private General() {}
  }

  @RegisterResourceBundle(bundleName = "i18n.Scalars")
  static final class Scalars {
    private Scalars() {}
  }
}
