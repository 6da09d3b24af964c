package io.counterclaim;

import io.counterclaim.dev.FreePort;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A proxy in front of instances, which sends requests to those that say that they are ready. */
public final class Haproxy implements AutoCloseable {
  private static final Path PROGRAM = Path.of("/usr/sbin/haproxy");

  private static final String SETTINGS =
      """
      defaults
        mode http
        timeout connect 2s
        timeout check 2s
        timeout client 1m
        timeout server 1m
        option redispatch
        retries 3
      frontend all
        bind localhost:%d
        default_backend instances
      backend instances
        option httpchk GET /q/health/ready
        default-server check inter 200ms fall 1 rise 1
      %s
      """;

  private final int port = FreePort.one();
  private final Process process;

  /**
   * @param instances those that are there or will be
   */
  public Haproxy(Path settings, List<Service.Ports> instances) throws IOException {
    Files.writeString(settings, SETTINGS.formatted(port, servers(instances)));
    process =
        new ProcessBuilder(PROGRAM.toString(), "-db", "-f", settings.toString())
            .redirectErrorStream(true)
            .redirectOutput(Path.of(settings + ".log").toFile())
            .start();
    Listening.await(process, port);
  }

  public static boolean isMissing() {
    return !Files.isExecutable(PROGRAM);
  }

  private static String servers(List<Service.Ports> instances) {
    return IntStream.range(0, instances.size())
        .mapToObj(
            i ->
                "  server instance%d localhost:%d port %d"
                    .formatted(i, instances.get(i).http(), instances.get(i).management()))
        .collect(Collectors.joining("\n"));
  }

  public URI uri(String path) {
    return URI.create("http://localhost:" + port + path);
  }

  @Override
  public void close() {
    process.destroy();
  }
}
