package io.counterclaim;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@link OneHalf} lists is what it says. */
class HalvesTest {
  private static final Path CLASSES = Path.of("target/test-classes");

  @Test
  void allTestsOfAProfileAreInOneHalf() throws IOException {
    Map<String, Set<Boolean>> halves =
        started().stream()
            .collect(
                groupingBy(
                    HalvesTest::profile,
                    TreeMap::new,
                    mapping(test -> test.getName().matches(OneHalf.TESTS), toSet())));
    assertTrue(halves.size() > 1);
    halves.forEach((profile, half) -> assertEquals(1, half.size(), profile));
  }

  private static List<Class<?>> started() throws IOException {
    try (Stream<Path> files = Files.walk(CLASSES)) {
      return files
          .map(file -> CLASSES.relativize(file).toString())
          .filter(file -> file.endsWith("Test.class"))
          .<Class<?>>map(HalvesTest::load)
          .filter(test -> test.isAnnotationPresent(QuarkusTest.class))
          .toList();
    }
  }

  /** Past the loader that would build the service for it. */
  private static Class<?> load(String file) {
    try {
      String name = file.replace(".class", "").replace(File.separatorChar, '.');
      return Class.forName(name, false, HalvesTest.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  private static String profile(Class<?> test) {
    TestProfile profile = test.getAnnotation(TestProfile.class);
    return profile == null ? "none" : profile.value().getName();
  }
}
