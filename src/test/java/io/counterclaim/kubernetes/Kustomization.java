package io.counterclaim.kubernetes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What a directory is put together from: as much of Kustomize as is in use here. */
record Kustomization(
    String apiVersion,
    String kind,
    String namespace,
    List<String> resources,
    List<String> components,
    List<String> configurations,
    List<Image> images,
    List<Replicas> replicas,
    List<Patch> patches,
    List<Generator> configMapGenerator) {
  record Image(String name, String newName, String newTag) {}

  record Replicas(String name, int count) {}

  record Patch(String path) {}

  record Generator(
      String name, String behavior, List<String> literals, List<String> files, Options options) {}

  record Options(Map<String, String> labels, boolean disableNameSuffixHash) {}

  private static final YAMLMapper YAML = new YAMLMapper();

  Kustomization {
    resources = orNone(resources);
    components = orNone(components);
    configurations = orNone(configurations);
    images = orNone(images);
    replicas = orNone(replicas);
    patches = orNone(patches);
    configMapGenerator = orNone(configMapGenerator);
  }

  static Kustomization of(Path directory) {
    Manifest manifest = documents(directory.resolve("kustomization.yaml")).get(0);
    return StrictReader.read(manifest, Kustomization.class);
  }

  /** Those of a file of YAML, or of what is written like one. */
  static List<Manifest> documents(Path file) {
    return documents(file.toString(), text(file));
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Manifest> documents(String from, String yaml) {
    try (var documents = YAML.readerFor(ObjectNode.class).<ObjectNode>readValues(yaml)) {
      return documents.readAll().stream().map(content -> new Manifest(from, content)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(from, e);
    }
  }

  private static <T> List<T> orNone(List<T> list) {
    return list == null ? List.of() : list;
  }
}
