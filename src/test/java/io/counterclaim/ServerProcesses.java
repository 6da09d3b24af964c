package io.counterclaim;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Those of a PostgreSQL on a directory. */
record ServerProcesses(Path data) {
  /** Its first process, and those of sessions and of its own work. */
  List<ProcessHandle> all() throws IOException {
    long first = Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).get(0));
    ProcessHandle postmaster = ProcessHandle.of(first).orElseThrow();
    return Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList();
  }

  /** All at once, as if the machine had failed. */
  void kill() throws IOException {
    List<ProcessHandle> all = all();
    all.forEach(ProcessHandle::destroyForcibly);
    all.forEach(process -> process.onExit().join());
  }

  /** Has it do nothing for a while. */
  void stopFor(long millis) throws IOException, InterruptedException {
    List<ProcessHandle> all = all();
    Signal.STOP.send(all);
    Thread.sleep(millis);
    Signal.CONT.send(all);
  }
}
