package io.counterclaim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;

/** What a process cannot refuse. */
public enum Signal {
  STOP,
  CONT;

  public void send(long process) throws IOException, InterruptedException {
    assertEquals(
        0, new ProcessBuilder("kill", "-" + name(), String.valueOf(process)).start().waitFor());
  }
}
