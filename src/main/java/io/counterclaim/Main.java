package io.counterclaim;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import org.eclipse.microprofile.config.ConfigProvider;

@QuarkusMain
public final class Main {
  private static final String DATABASE_URL = "quarkus.datasource.jdbc.url";

  public static void main(String... args) throws ReflectiveOperationException {
    if (ConfigProvider.getConfig().getOptionalValue(DATABASE_URL, String.class).isEmpty()) {
      System.setProperty(DATABASE_URL, embeddedDatabase());
    }
    Quarkus.run(args);
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
