package io.counterclaim.kubernetes;

import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the service can be told when it starts, as environment variables. */
final class Settings {
  private static final Path SOURCES = Path.of("src/main/java");
  private static final Pattern PROPERTY =
      Pattern.compile("@ConfigProperty\\(\\s*name = \"(counterclaim[^\"]+)\"");
  private static final Pattern MAPPING = Pattern.compile("@ConfigMapping\\(prefix");

  private final Set<String> names = new TreeSet<>();

  private Settings() throws IOException {
    for (URL roots :
        Collections.list(loader().getResources("META-INF/quarkus-config-roots.list"))) {
      try (InputStream list = roots.openStream()) {
        new String(list.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(this::addRoot);
      }
    }
    try (Stream<Path> files = Files.walk(SOURCES)) {
      files.filter(file -> file.toString().endsWith(".java")).forEach(this::addSource);
    }
  }

  static Set<String> names() throws IOException {
    return new Settings().names;
  }

  private static ClassLoader loader() {
    return Settings.class.getClassLoader();
  }

  /** What is decided when the service is built is told too late when it starts. */
  private void addRoot(String name) {
    Class<?> root = load(name);
    ConfigRoot kind = root.getAnnotation(ConfigRoot.class);
    if (kind != null && kind.phase() == ConfigPhase.RUN_TIME) {
      addMapping(root);
    }
  }

  private void addSource(Path file) {
    String source = Kustomization.text(file);
    PROPERTY.matcher(source).results().forEach(found -> add(found.group(1)));
    if (MAPPING.matcher(source).find()) {
      String path = SOURCES.relativize(file).toString();
      addMapping(load(path.replace(".java", "").replace('/', '.')));
    }
  }

  private void addMapping(Class<?> mapping) {
    String prefix = mapping.getAnnotation(ConfigMapping.class).prefix();
    ConfigMappings.getProperties(new ConfigClass(mapping, prefix)).keySet().forEach(this::add);
  }

  private void add(String property) {
    names.add(property.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_"));
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, loader());
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }
}
