package io.counterclaim.kubernetes;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The manifests, as they are written and, where there is a kubectl, as it renders them. */
class ManifestsTest {
  private static final String README = Kustomization.text(Path.of("README.md"));
  private static final Pattern SECRET = Pattern.compile("create secret generic (\\S+)");

  private static Map<String, List<Manifest>> written;

  /** None where there is no kubectl. */
  private static Map<String, List<Manifest>> rendered;

  @BeforeAll
  static void read() {
    written = Overlay.names().collect(toMap(name -> name, name -> new Overlay(name).manifests));
    rendered =
        Kubectl.there()
            .map(
                kubectl ->
                    Overlay.names()
                        .collect(toMap(name -> name, name -> Kubectl.render(kubectl, name))))
            .orElse(Map.of());
  }

  static Stream<Named<List<Manifest>>> deployments() {
    return Stream.of(written, rendered)
        .flatMap(all -> all.entrySet().stream())
        .map(each -> Named.of(each.getKey(), each.getValue()));
  }

  @ParameterizedTest
  @MethodSource("deployments")
  void eachFieldIsOneThatItsKindHasAndOfItsType(List<Manifest> manifests) {
    assertTrue(manifests.size() > 8);
    manifests.forEach(StrictReader::read);
  }

  @ParameterizedTest
  @MethodSource("deployments")
  void whatIsSelectedOrNamedIsThere(List<Manifest> manifests) {
    assertEquals(List.of(), References.dead(manifests, secretsOfReadme()));
  }

  private static Set<String> secretsOfReadme() {
    return SECRET.matcher(README).results().map(found -> found.group(1)).collect(toSet());
  }

  @ParameterizedTest
  @MethodSource("deployments")
  void eachVariableIsASettingThatTheServiceHas(List<Manifest> manifests) throws IOException {
    Set<String> told = new TreeSet<>();
    manifests.stream()
        .filter(manifest -> manifest.name().startsWith("counterclaim-settings"))
        .forEach(settings -> told.addAll(Manifest.strings(settings.at("/data")).keySet()));
    services(manifests)
        .flatMap(service -> Manifest.elements(service.path("env")))
        .forEach(variable -> told.add(variable.path("name").asText()));
    assertTrue(told.size() > 3, told::toString);
    told.removeAll(Settings.names());
    assertEquals(Set.of(), told);
  }

  @ParameterizedTest
  @MethodSource("deployments")
  void probesAskThePortThatIsNotForThePublic(List<Manifest> manifests) {
    for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
      List<JsonNode> all = services(manifests).map(one -> one.path(probe)).toList();
      assertTrue(all.stream().anyMatch(JsonNode::isObject), probe);
      all.stream()
          .filter(JsonNode::isObject)
          .forEach(one -> assertEquals("management", one.at("/httpGet/port").asText()));
    }
  }

  private static Stream<JsonNode> services(List<Manifest> manifests) {
    return manifests.stream()
        .flatMap(Manifest::containers)
        .filter(container -> container.path("name").asText().equals("counterclaim"));
  }

  /** What Pod Security calls restricted. */
  @ParameterizedTest
  @MethodSource("deployments")
  void noPodMayDoMoreThanItMust(List<Manifest> manifests) {
    List<Manifest> pods =
        manifests.stream().filter(one -> one.at("/spec/template/metadata").isObject()).toList();
    assertEquals(2, pods.size());
    for (Manifest pod : pods) {
      JsonNode spec = pod.at("/spec/template/spec");
      assertEquals("false", spec.path("automountServiceAccountToken").asText(), pod::toString);
      assertEquals("true", spec.at("/securityContext/runAsNonRoot").asText(), pod::toString);
      assertTrue(spec.at("/securityContext/runAsUser").asInt() > 0, pod::toString);
      assertEquals("RuntimeDefault", spec.at("/securityContext/seccompProfile/type").asText());
      pod.containers().forEach(ManifestsTest::assertRestricted);
    }
  }

  private static void assertRestricted(JsonNode container) {
    JsonNode context = container.path("securityContext");
    assertEquals("false", context.path("allowPrivilegeEscalation").asText());
    assertEquals("true", context.path("readOnlyRootFilesystem").asText());
    assertEquals("[\"ALL\"]", context.at("/capabilities/drop").toString());
    assertTrue(container.at("/resources/limits/memory").isTextual());
  }

  @Test
  void whatIsReadHereIsWhatKubectlRenders() {
    rendered.forEach((name, manifests) -> assertEquals(names(manifests), names(written.get(name))));
  }

  /** A name may end with the digest of what it names. */
  private static Set<String> names(List<Manifest> manifests) {
    return manifests.stream()
        .map(manifest -> manifest.kind() + " " + manifest.name().replaceAll("(settings)-.*", "$1"))
        .collect(toSet());
  }
}
