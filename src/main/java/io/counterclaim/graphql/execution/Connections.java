package io.counterclaim.graphql.execution;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Shares the connections to the database out: two in three to what reads, one in four to what
 * writes, and the others to everything else. So whoever waits to write, be it for an import of
 * minutes, has nothing that a reader needs: of those who write most wait, without a connection.
 */
@Singleton
public class Connections {
  private static final int LEFT = 1;

  public final int reading;
  public final int writing;

  /** All but those for reading. */
  final int others;

  public Connections(@ConfigProperty(name = "quarkus.datasource.jdbc.max-size") int all) {
    writing = Math.max(1, all / 4);
    reading = Math.max(1, Math.min(all * 2 / 3, all - writing - LEFT));
    others = Math.max(1, all - reading);
  }
}
