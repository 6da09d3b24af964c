package io.counterclaim.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** That of the machine, if it has one. */
final class Kubectl {
  private Kubectl() {}

  static Optional<Path> there() {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .map(directory -> Path.of(directory, "kubectl"))
        .filter(file -> file.toFile().canExecute())
        .findFirst();
  }

  /** What would be applied. */
  static List<Manifest> render(Path kubectl, String overlay) {
    try {
      Process process =
          new ProcessBuilder(
                  kubectl.toString(), "kustomize", Overlay.ROOT.resolve(overlay).toString())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      byte[] yaml = process.getInputStream().readAllBytes();
      assertEquals(0, process.waitFor(), overlay);
      return Kustomization.documents(
          overlay + " as rendered", new String(yaml, StandardCharsets.UTF_8));
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
