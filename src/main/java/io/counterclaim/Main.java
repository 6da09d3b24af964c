package io.counterclaim;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.quarkus.runtime.configuration.ConfigUtils;

@QuarkusMain
public final class Main {
  private static final String DATABASE_URL = "quarkus.datasource.jdbc.url";

  public static void main(String... args) throws ReflectiveOperationException {
    if (!isDatabaseKnown()) {
      System.setProperty(DATABASE_URL, embeddedDatabase());
    }
    Quarkus.run(args);
  }

  /** A native binary has the configuration of the machine that built it until Quarkus runs. */
  private static boolean isDatabaseKnown() {
    return ConfigUtils.configBuilder()
        .build()
        .getOptionalValue(DATABASE_URL, String.class)
        .isPresent();
  }

  /**
   * Dev mode has an embedded database; what is deployed has none, and must be told where its own
   * is.
   */
  private static String embeddedDatabase() throws ReflectiveOperationException {
    try {
      Class<?> embedded = Class.forName("io.counterclaim.dev.EmbeddedDatabase");
      return (String) embedded.getMethod("start").invoke(null);
    } catch (ClassNotFoundException deployed) {
      System.err.println(
          "counterclaim: QUARKUS_DATASOURCE_JDBC_URL is not set; set it to the database, such as"
              + " jdbc:postgresql://host/counterclaim");
      System.exit(1);
      throw deployed;
    }
  }
}
