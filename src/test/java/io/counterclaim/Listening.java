package io.counterclaim;

import java.io.IOException;
import java.net.Socket;

/** Waits for processes that open a port. */
final class Listening {
  private Listening() {}

  /**
   * @throws IOException if it ends before it is there
   */
  static void await(Process process, int port) throws IOException {
    while (true) {
      try {
        new Socket("localhost", port).close();
        return;
      } catch (IOException notYet) {
        if (!process.isAlive()) {
          throw notYet;
        }
        Thread.onSpinWait();
      }
    }
  }
}
