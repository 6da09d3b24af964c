package io.counterclaim.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One name of production is made wrong in one place. */
class ReferencesTest {
  private static final Set<String> SECRETS = Set.of("counterclaim-backup");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Deployment | /spec/selector/matchLabels | app.kubernetes.io/component",
        "Deployment | /spec/template/spec/topologySpreadConstraints/1/labelSelector/matchLabels | app.kubernetes.io/name",
        "Deployment | /spec/template/spec/containers/0/readinessProbe/httpGet | port",
        "Deployment | /spec/template/spec/containers/0/env/0/valueFrom/secretKeyRef | name",
        "Deployment | /spec/template/spec/containers/0/envFrom/0/configMapRef | name",
        "Service | /spec/selector | app.kubernetes.io/name",
        "Service | /spec/ports/0 | targetPort",
        "PodDisruptionBudget | /spec/selector/matchLabels | app.kubernetes.io/component",
        "HorizontalPodAutoscaler | /spec/scaleTargetRef | name",
        "HorizontalPodAutoscaler | /spec/scaleTargetRef | kind",
        "NetworkPolicy | /spec/podSelector/matchLabels | app.kubernetes.io/name",
        "NetworkPolicy | /spec/ingress/1/ports/0 | port",
        "ServiceMonitor | /spec/selector/matchLabels | app.kubernetes.io/component",
        "ServiceMonitor | /spec/endpoints/0 | port",
        "ScheduledBackup | /spec/cluster | name",
        "ObjectStore | /spec/configuration/s3Credentials/accessKeyId | name",
        "Cluster | /spec/plugins/0/parameters | barmanObjectName",
      })
  void whatLeadsNowhereIsFound(String kind, String pointer, String member) {
    List<Manifest> manifests = new Overlay("overlays/production").manifests;
    assertEquals(List.of(), References.dead(manifests, SECRETS));
    Manifest manifest =
        manifests.stream().filter(one -> one.kind().endsWith(" " + kind)).findFirst().orElseThrow();
    manifest.content().withObject(pointer).put(member, "nowhere");
    assertEquals(1, References.dead(manifests, SECRETS).size());
  }
}
