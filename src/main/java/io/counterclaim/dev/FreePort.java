package io.counterclaim.dev;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A port of this machine that nobody listens to, for a process that is started next. It is not one
 * of those that the system gives to whoever connects (32768 and up on Linux): a connection could
 * take it first, or, while its process is away, connect to itself.
 */
public final class FreePort {
  private FreePort() {}

  public static int one() {
    for (int port = ThreadLocalRandom.current().nextInt(10_000, 30_000); ; port++) {
      try (ServerSocket socket = new ServerSocket(port)) {
        return socket.getLocalPort();
      } catch (BindException taken) {
        continue;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
