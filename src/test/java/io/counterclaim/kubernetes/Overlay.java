package io.counterclaim.kubernetes;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.counterclaim.kubernetes.Kustomization.Generator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The manifests of a directory as they stand in its files, and in those that it is put together
 * from. Patches are among them as they are.
 */
final class Overlay {
  static final Path ROOT = Path.of("src/main/kubernetes");

  final List<Manifest> manifests = new ArrayList<>();
  final List<Manifest> patches = new ArrayList<>();

  Overlay(String name) {
    add(ROOT.resolve(name));
    manifests.removeIf(manifest -> patches.stream().anyMatch(patch -> removes(patch, manifest)));
    patches.stream().filter(patch -> !patch.content().has("$patch")).forEach(manifests::add);
  }

  /** Those that can be applied. */
  static Stream<String> names() {
    return Stream.of("overlays/trial", "overlays/production");
  }

  private static boolean removes(Manifest patch, Manifest manifest) {
    return patch.at("/$patch").asText().equals("delete") && patch.isSame(manifest);
  }

  private void add(Path directory) {
    Kustomization kustomization = Kustomization.of(directory);
    for (String resource : kustomization.resources()) {
      Path path = directory.resolve(resource);
      if (Files.isDirectory(path)) {
        add(path);
      } else {
        manifests.addAll(Kustomization.documents(path));
      }
    }
    kustomization.components().forEach(component -> add(directory.resolve(component)));
    kustomization
        .patches()
        .forEach(patch -> patches.addAll(Kustomization.documents(directory.resolve(patch.path()))));
    kustomization
        .configMapGenerator()
        .forEach(generator -> manifests.add(configMap(directory, generator)));
  }

  private static Manifest configMap(Path directory, Generator generator) {
    ObjectNode content = JsonNodeFactory.instance.objectNode();
    content.put("apiVersion", "v1").put("kind", "ConfigMap");
    content.putObject("metadata").put("name", generator.name());
    ObjectNode data = content.putObject("data");
    for (String literal : orNone(generator.literals())) {
      String[] parts = literal.split("=", 2);
      data.put(parts[0], parts[1]);
    }
    for (String file : orNone(generator.files())) {
      data.put(file, Kustomization.text(directory.resolve(file)));
    }
    return new Manifest(directory.toString(), content);
  }

  private static List<String> orNone(List<String> list) {
    return list == null ? List.of() : list;
  }
}
