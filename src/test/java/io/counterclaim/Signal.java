package io.counterclaim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;

/** What a process cannot refuse. */
public enum Signal {
  STOP,
  CONT;

  public void send(long process) throws IOException, InterruptedException {
    assertEquals(0, status(process));
  }

  /** To processes of which some may be over meanwhile. */
  public void send(List<ProcessHandle> processes) throws IOException, InterruptedException {
    for (ProcessHandle process : processes) {
      assertTrue(status(process.pid()) == 0 || !process.isAlive());
    }
  }

  private int status(long process) throws IOException, InterruptedException {
    return new ProcessBuilder("kill", "-" + name(), String.valueOf(process)).start().waitFor();
  }
}
