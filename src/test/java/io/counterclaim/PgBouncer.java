package io.counterclaim;

import io.counterclaim.dev.FreePort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/**
 * A pooler between the service and its database, which gives each transaction to another session:
 * what is set in one is lost in the next, or left to somebody else.
 */
final class PgBouncer {
  /** The system property that puts it in between: its program, or empty for the one of the PATH. */
  static final String PROPERTY = "pgbouncer";

  private static final String SETTINGS =
      """
      [databases]
      * = host=localhost port=%d user=postgres
      [pgbouncer]
      listen_addr = localhost
      listen_port = %d
      unix_socket_dir =
      auth_type = any
      pool_mode = transaction
      server_round_robin = 1
      server_lifetime = 1
      ignore_startup_parameters = extra_float_digits
      """;

  private final int port = FreePort.one();
  private final Process process;

  PgBouncer(int database) throws IOException {
    Path settings = Files.createTempFile("counterclaim-pgbouncer", ".ini");
    Files.writeString(settings, SETTINGS.formatted(database, port));
    process = new ProcessBuilder(command(settings)).redirectErrorStream(true).inheritIO().start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    Listening.await(process, port);
  }

  private static List<String> command(Path settings) throws IOException {
    String program = System.getProperty(PROPERTY);
    List<String> command = new ArrayList<>();
    command.add(program.isEmpty() ? "pgbouncer" : program);
    command.add("-q");
    if (System.getProperty("user.name").equals("root")) {
      Files.setPosixFilePermissions(settings, PosixFilePermissions.fromString("rw-r--r--"));
      command.addAll(List.of("-u", "nobody"));
    }
    command.add(settings.toString());
    return command;
  }

  /** Statements that are prepared in one session are not known in the next. */
  String url() {
    return "jdbc:postgresql://localhost:" + port + "/postgres?prepareThreshold=0";
  }

  void stop() {
    process.destroy();
  }
}
