import io.counterclaim.dev.FreePort;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The PostgreSQL that is measured on: 200,000 statements, made once for a directory. */
final class World implements Closeable {
  /** The database that has them. */
  static final String NAME = "postgres";

  final Path home;
  final EmbeddedPostgres server;
  final ProcessHandle postgres;

  private World(Path home, EmbeddedPostgres server) throws IOException {
    this.home = home;
    this.server = server;
    String pid = Files.readAllLines(home.resolve("postgresql/postmaster.pid")).get(0);
    postgres = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
  }

  /**
   * Starts it, and fills it if nobody did.
   *
   * @param settings of the server, beside its memory
   */
  static World open(Path home, Map<String, String> settings) throws Exception {
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder()
            .setPort(FreePort.one())
            .setDataDirectory(home.resolve("postgresql"))
            .setCleanDataDirectory(false)
            .setServerConfig("listen_addresses", "localhost")
            .setServerConfig("shared_buffers", "512MB")
            .setLocaleConfig("locale", "C.UTF-8");
    settings.forEach(builder::setServerConfig);
    World world = new World(home, builder.start());
    if (!Files.exists(home.resolve("prepared"))) {
      world.prepare();
    }
    return world;
  }

  /** Has the service make its tables, fills them, and has it work out the disputes. */
  private void prepare() throws Exception {
    System.out.println("The database is filled first, which takes four minutes.");
    startService(NAME, Map.of()).close();
    sql(NAME, Files.readString(Path.of("src/bench/world.sql")));
    try (Server service = startService(NAME, Map.of())) {
      while (!sql(NAME, "select 1 from dispute_due limit 1").isEmpty()) {
        Thread.sleep(1000);
      }
    }
    Files.createFile(home.resolve("prepared"));
  }

  /** The packaged service on one of the databases. */
  Server startService(String database, Map<String, String> settings) throws Exception {
    int port = FreePort.one();
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    ProcessBuilder command =
        new ProcessBuilder(
            java,
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-XX:SharedArchiveFile=classes.jsa",
            "-jar",
            "quarkus-run.jar");
    command.directory(new File("target/quarkus-app"));
    Map<String, String> environment = command.environment();
    environment.put(
        "QUARKUS_DATASOURCE_JDBC_URL",
        "jdbc:postgresql://localhost:" + server.getPort() + "/" + database);
    environment.put("QUARKUS_DATASOURCE_USERNAME", "postgres");
    environment.put("QUARKUS_HTTP_HOST", "localhost");
    environment.put("QUARKUS_HTTP_PORT", String.valueOf(port));
    environment.put("QUARKUS_MANAGEMENT_PORT", "0");
    environment.putAll(settings);
    return Server.start(command, port, home.resolve("service.log"));
  }

  /** The first column of what a statement finds, if it finds anything. */
  List<String> sql(String database, String sql) throws SQLException {
    List<String> found = new ArrayList<>();
    try (Connection connection = server.getDatabase("postgres", database).getConnection();
        Statement statement = connection.createStatement()) {
      if (statement.execute(sql)) {
        ResultSet rows = statement.getResultSet();
        while (rows.next()) {
          found.add(rows.getString(1));
        }
      }
    }
    return found;
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
