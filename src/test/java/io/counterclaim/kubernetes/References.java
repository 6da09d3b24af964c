package io.counterclaim.kubernetes;

import static java.util.stream.Collectors.toSet;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Whether all that manifests select and name is among them. */
final class References {
  private static final String MONITOR = "monitoring.coreos.com/v1 ServiceMonitor";

  private final List<Manifest> manifests;
  private final Set<String> secrets;
  private final List<String> dead = new ArrayList<>();

  private References(List<Manifest> manifests, Set<String> madeByHand) {
    this.manifests = manifests;
    secrets = new TreeSet<>(madeByHand);
    of("postgresql.cnpg.io/v1 Cluster")
        .forEach(
            cluster -> {
              secrets.add(cluster.name() + "-app");
              secrets.add(cluster.name() + "-ca");
            });
  }

  /**
   * Those that lead nowhere.
   *
   * @param secrets that somebody makes
   */
  static List<String> dead(List<Manifest> manifests, Set<String> secrets) {
    References references = new References(manifests, secrets);
    manifests.forEach(references::check);
    return references.dead;
  }

  private void check(Manifest manifest) {
    for (String selector : List.of("selector", "podSelector", "labelSelector")) {
      manifest.each(selector, (parent, labels) -> select(manifest, parent, labels));
    }
    manifest.each("targetPort", (service, port) -> port(manifest, port));
    manifest.each("httpGet", (probe, get) -> port(manifest, get.path("port")));
    manifest.each(
        "ingress",
        (policy, rules) -> rules.findValues("port").forEach(port -> port(manifest, port)));
    manifest.each("endpoints", (spec, all) -> all.forEach(one -> servicePort(manifest, one)));
    manifest.each("configMapRef", (from, map) -> named(manifest, "v1 ConfigMap", map.path("name")));
    manifest.each("secretKeyRef", (from, key) -> secret(manifest, key.path("name")));
    manifest.each("secretName", (volume, name) -> secret(manifest, name));
    manifest.each(
        "s3Credentials", (store, keys) -> keys.forEach(key -> secret(manifest, key.path("name"))));
    manifest.each("serviceName", (set, name) -> named(manifest, "v1 Service", name));
    manifest.each(
        "cluster",
        (backup, cluster) ->
            named(manifest, "postgresql.cnpg.io/v1 Cluster", cluster.path("name")));
    manifest.each(
        "barmanObjectName",
        (plugin, name) -> named(manifest, "barmancloud.cnpg.io/v1 ObjectStore", name));
    manifest.each(
        "scaleTargetRef",
        (scaler, target) ->
            named(
                manifest,
                target.path("apiVersion").asText() + " " + target.path("kind").asText(),
                target.path("name")));
  }

  /** What is in other namespaces is not known here. */
  private void select(Manifest manifest, JsonNode parent, JsonNode selector) {
    Map<String, String> labels = Manifest.strings(selector.path("matchLabels"));
    if (labels.isEmpty()) {
      labels = Manifest.strings(selector);
    }
    if (!parent.has("namespaceSelector") && !selects(manifest, labels)) {
      dead.add(manifest + " selects nothing by " + selector);
    }
  }

  private boolean selects(Manifest manifest, Map<String, String> labels) {
    boolean isOfItself = !manifest.podLabels().isEmpty();
    return (isOfItself ? Stream.of(manifest) : manifests.stream())
        .map(one -> manifest.kind().equals(MONITOR) ? labels(one) : one.podLabels())
        .anyMatch(all -> !labels.isEmpty() && all.entrySet().containsAll(labels.entrySet()));
  }

  private static Map<String, String> labels(Manifest manifest) {
    boolean isService = manifest.kind().equals("v1 Service");
    return isService ? Manifest.strings(manifest.at("/metadata/labels")) : Map.of();
  }

  private void port(Manifest manifest, JsonNode port) {
    boolean there =
        manifests.stream()
            .flatMap(Manifest::containers)
            .flatMap(container -> Manifest.elements(container.path("ports")))
            .anyMatch(known -> known.path("name").equals(port));
    if (port.isTextual() && !there) {
      dead.add(manifest + " names no port of a container: " + port);
    }
  }

  private void servicePort(Manifest manifest, JsonNode endpoint) {
    boolean there =
        of("v1 Service")
            .flatMap(service -> Manifest.elements(service.at("/spec/ports")))
            .anyMatch(port -> port.path("name").equals(endpoint.path("port")));
    if (!there) {
      dead.add(manifest + " names no port of a service: " + endpoint.path("port"));
    }
  }

  private void secret(Manifest manifest, JsonNode name) {
    if (!secrets.contains(name.asText())) {
      dead.add(manifest + " names a secret that nobody makes: " + name);
    }
  }

  private void named(Manifest manifest, String kind, JsonNode name) {
    if (!of(kind).map(Manifest::name).collect(toSet()).contains(name.asText())) {
      dead.add(manifest + " names no " + kind + ": " + name);
    }
  }

  private Stream<Manifest> of(String kind) {
    return manifests.stream().filter(manifest -> manifest.kind().equals(kind));
  }
}
