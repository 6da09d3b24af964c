package io.counterclaim.kubernetes;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.counterclaim.kubernetes.Kustomization.Image;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What stands in one place suits what stands in another. */
class DecisionsTest {
  @Test
  void eachPatchIsOneOfSomethingThatIsThere() {
    List<String> all =
        new Overlay("base").manifests.stream().map(one -> one.kind() + " " + one.name()).toList();
    Overlay.names()
        .flatMap(name -> new Overlay(name).patches.stream())
        .forEach(
            patch -> assertTrue(all.contains(patch.kind() + " " + patch.name()), patch::toString));
  }

  @Test
  void eachImageHasItsVersionInOnePlace() {
    List<Image> images = Kustomization.of(Overlay.ROOT.resolve("images")).images();
    List<String> known = images.stream().map(Image::name).toList();
    Set<String> used = new TreeSet<>();
    Overlay.names()
        .flatMap(name -> new Overlay(name).manifests.stream())
        .forEach(
            manifest ->
                Stream.of("image", "imageName")
                    .flatMap(field -> manifest.all(field).stream())
                    .forEach(image -> used.add(image.asText())));
    assertEquals(Set.copyOf(known), used);
    assertEquals(version(), images.get(known.indexOf("counterclaim")).newTag());
    String postgres = "image: postgres:" + images.get(known.indexOf("postgres")).newTag();
    assertTrue(Kustomization.text(Path.of("docker/compose.yaml")).contains(postgres), postgres);
  }

  /** That of the project. */
  private static String version() {
    Pattern version = Pattern.compile("<artifactId>counterclaim</artifactId>\\s*<version>(.*?)<");
    return version
        .matcher(Kustomization.text(Path.of("pom.xml")))
        .results()
        .map(found -> found.group(1))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theServiceIsNotKilledWhileItEnds() throws IOException {
    Manifest deployment = find("base", "Deployment");
    int grace = deployment.at("/spec/template/spec/terminationGracePeriodSeconds").asInt();
    int before = deployment.all("sleep").get(0).path("seconds").asInt();
    Properties settings = settings();
    int after =
        seconds(settings, "%prod.quarkus.shutdown.delay")
            + seconds(settings, "%prod.quarkus.shutdown.timeout")
            + seconds(settings, "quarkus.thread-pool.shutdown-timeout")
            + seconds(settings, "quarkus.virtual-threads.shutdown-timeout");
    assertTrue(before > 0 && before + after < grace, before + " + " + after + " < " + grace);
  }

  @Test
  void theDatabaseHasAConnectionForWhateverInstancesMayAskFor() throws IOException {
    int most = find("base", "HorizontalPodAutoscaler").at("/spec/maxReplicas").asInt();
    int surge = find("base", "Deployment").at("/spec/strategy/rollingUpdate/maxSurge").asInt();
    int listener = 1;
    int pool = Integer.parseInt(settings().getProperty("quarkus.datasource.jdbc.max-size"));
    int migration = 1;
    int operators = 20;
    int all =
        find("overlays/production", "Cluster")
            .at("/spec/postgresql/parameters/max_connections")
            .asInt();
    assertTrue((most + surge + migration) * (pool + listener) + operators <= all);
  }

  @Test
  void eachAlertIsInTheRunbookAndThatNamesNoOther() {
    Set<String> alerts = new TreeSet<>();
    find("overlays/production", "PrometheusRule")
        .all("alert")
        .forEach(alert -> alerts.add(alert.asText()));
    Set<String> told =
        Pattern.compile("(?m)^\\| `(Counterclaim[A-Z]\\w+)` \\|")
            .matcher(Kustomization.text(Path.of("README.md")))
            .results()
            .map(row -> row.group(1))
            .collect(toSet());
    assertEquals(told, alerts);
  }

  private static Manifest find(String overlay, String kind) {
    return new Overlay(overlay)
        .manifests.stream()
            .filter(one -> one.kind().endsWith(" " + kind))
            .findFirst()
            .orElseThrow();
  }

  private static Properties settings() throws IOException {
    Properties settings = new Properties();
    settings.load(
        new StringReader(Kustomization.text(Path.of("src/main/resources/application.properties"))));
    return settings;
  }

  private static int seconds(Properties settings, String name) {
    return Integer.parseInt(settings.getProperty(name).replace("s", ""));
  }
}
