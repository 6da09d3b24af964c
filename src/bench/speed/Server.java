import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

/** A process that answers GraphQL on a port of its own. */
record Server(Process process, int port) implements Closeable {
  /** Waits until it answers. */
  static Server start(ProcessBuilder command, int port, Path log) throws Exception {
    Process process = command.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    Server server = new Server(process, port);
    while (!server.answers()) {
      if (!process.isAlive()) {
        throw new IllegalStateException(Files.readString(log));
      }
      Thread.sleep(100);
    }
    return server;
  }

  private boolean answers() {
    try (Client client = new Client(port)) {
      client.ask(Client.request("{ __typename }", null));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Its memory, as far as it is not swapped out. */
  int megabytes() throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
      String line = lines.filter(field -> field.startsWith("VmRSS:")).findFirst().orElseThrow();
      return Integer.parseInt(line.replaceAll("\\D", "")) / 1024;
    }
  }

  double cpu() throws IOException {
    return cpu(process.toHandle());
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }

  /** CPU time in milliseconds of a process and its children, ended ones included. */
  static double cpu(ProcessHandle process) throws IOException {
    double ticks = 0;
    for (ProcessHandle one : Stream.concat(process.descendants(), Stream.of(process)).toList()) {
      ticks += ticks(one);
    }
    return ticks * 10;
  }

  private static long ticks(ProcessHandle process) throws IOException {
    try {
      String stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      return Arrays.stream(fields, 11, 15).mapToLong(Long::parseLong).sum();
    } catch (NoSuchFileException e) {
      return 0;
    }
  }
}
