package io.counterclaim;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.counterclaim.dev.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The packaged service as a process of its own, to start, to end and to kill. */
public final class Service implements AutoCloseable {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** Where one can be reached once it is open. */
  public record Ports(int http, int management) {
    public static Ports free() {
      return new Ports(FreePort.one(), FreePort.one());
    }
  }

  public final Process process;
  private final int port;
  private final int managementPort;
  private final Path log;

  /** Does not wait until it answers. */
  public Service(String database, Map<String, String> environment) {
    this(database, environment, Ports.free());
  }

  /** The same, with the ports that it is to have. */
  public Service(String database, Map<String, String> environment, Ports ports) {
    port = ports.http;
    managementPort = ports.management;
    try {
      log = Files.createTempFile("counterclaim-service", ".log");
      ProcessBuilder command =
          new ProcessBuilder(command()).redirectErrorStream(true).redirectOutput(log.toFile());
      command.environment().remove("JDK_JAVA_OPTIONS");
      command
          .environment()
          .putAll(
              Map.of(
                  "QUARKUS_DATASOURCE_JDBC_URL",
                  database,
                  "QUARKUS_HTTP_HOST",
                  "localhost",
                  "QUARKUS_HTTP_PORT",
                  String.valueOf(port),
                  "QUARKUS_MANAGEMENT_HOST",
                  "localhost",
                  "QUARKUS_MANAGEMENT_PORT",
                  String.valueOf(managementPort)));
      command.environment().putAll(environment);
      process = command.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether it is the native binary that is tested. */
  public static boolean isNative() {
    return Files.isRegularFile(binary());
  }

  private static Path binary() {
    return Path.of(System.getProperty("native.image.path", ""));
  }

  private static List<String> command() {
    if (isNative()) {
      return List.of(binary().toString());
    }
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(System.getProperty("quarkus.test.arg-line").split(" ")));
    command.addAll(List.of("-jar", "target/quarkus-app/quarkus-run.jar"));
    return command;
  }

  /** Waits until both ports are open. */
  public Service opened() {
    eventually("open", () -> status("live") == 200 && answers());
    return this;
  }

  public boolean isReady() {
    return status("ready") == 200;
  }

  private boolean answers() {
    assertTrue(process.isAlive(), this::log);
    try {
      return ask("{ __typename }").equals("{\"data\":{\"__typename\":\"Query\"}}");
    } catch (IOException notYet) {
      return false;
    }
  }

  /** Of a probe; 0 if nobody answers it. */
  public int status(String probe) {
    try {
      return get(managementPort, "/q/health/" + probe, BodyHandlers.discarding()).statusCode();
    } catch (IOException notThere) {
      return 0;
    }
  }

  /**
   * Over a connection of its own.
   *
   * @throws IOException if there is no answer
   */
  public String ask(String document) throws IOException {
    return text("/graphql?query=" + URLEncoder.encode(document, StandardCharsets.UTF_8));
  }

  /** Of one of its metrics, the sum of those with a tag. */
  public double metric(String name, String tag) throws IOException {
    return get(managementPort, "/q/metrics", BodyHandlers.ofString())
        .body()
        .lines()
        .filter(line -> line.startsWith(name) && line.contains(tag))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }

  /** What is at a path. */
  public String text(String path) throws IOException {
    var answer = get(port, path, BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException(answer.statusCode() + " " + answer.body());
    }
    return answer.body();
  }

  /** What it answers to a document that somebody with a token sends with variables. */
  public String post(String document, Map<String, ?> variables, String token) {
    try {
      byte[] body =
          new ObjectMapper().writeValueAsBytes(Map.of("query", document, "variables", variables));
      HttpRequest request =
          HttpRequest.newBuilder(uri("/graphql"))
              .header("Content-Type", "application/json")
              .header("Authorization", "Bearer " + token)
              .POST(BodyPublishers.ofByteArray(body))
              .build();
      return CLIENT.send(request, BodyHandlers.ofString()).body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Where it has a path. */
  public URI uri(String path) {
    return uri(port, path);
  }

  private static URI uri(int port, String path) {
    return URI.create("http://localhost:" + port + path);
  }

  /** The value of a metric. */
  public double metric(String name) {
    try {
      return get(managementPort, "/q/metrics", BodyHandlers.ofString())
          .body()
          .lines()
          .filter(line -> line.startsWith(name + " "))
          .mapToDouble(line -> Double.parseDouble(line.substring(name.length())))
          .sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static <T> HttpResponse<T> get(int port, String path, BodyHandler<T> body)
      throws IOException {
    try {
      return CLIENT.send(HttpRequest.newBuilder(uri(port, path)).build(), body);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Without what is told of each probe. */
  public String log() {
    try (Stream<String> lines = Files.lines(log)) {
      return lines.filter(line -> !line.contains("SRHCK")).collect(Collectors.joining("\n"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Its exit code, once it has ended; it must do so within two minutes. */
  public int exit() {
    try {
      assertTrue(process.waitFor(120, TimeUnit.SECONDS), this::log);
      return process.exitValue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  public void eventually(String what, BooleanSupplier holds) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
    while (!holds.getAsBoolean()) {
      assertTrue(System.nanoTime() < end, () -> "not within 120 s: " + what + "\n" + log());
      try {
        Thread.sleep(100);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** Kills it. */
  @Override
  public void close() {
    process.destroyForcibly();
    exit();
  }
}
