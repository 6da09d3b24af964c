package io.counterclaim.kubernetes;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.SecretKeySelector;
import java.util.List;
import java.util.Map;

/** What is in use here of CloudNativePG 1.28 and of its plugin for Barman Cloud. */
final class CloudNativePg {
  private CloudNativePg() {}

  record Named(String name) {}

  record Cluster(String apiVersion, String kind, ObjectMeta metadata, ClusterSpec spec) {}

  record ClusterSpec(
      String imageName,
      int instances,
      String primaryUpdateMethod,
      Postgresql postgresql,
      Bootstrap bootstrap,
      Affinity affinity,
      ResourceRequirements resources,
      Storage storage,
      Storage walStorage,
      List<Plugin> plugins) {}

  record Postgresql(Synchronous synchronous, Map<String, String> parameters) {}

  record Synchronous(String method, int number, String dataDurability, boolean failoverQuorum) {}

  record Bootstrap(InitDb initdb) {}

  record InitDb(String database, String owner, String localeCType, boolean dataChecksums) {}

  record Affinity(boolean enablePodAntiAffinity, String podAntiAffinityType, String topologyKey) {}

  record Storage(String size) {}

  record Plugin(String name, boolean isWALArchiver, Map<String, String> parameters) {}

  record ScheduledBackup(
      String apiVersion, String kind, ObjectMeta metadata, ScheduledBackupSpec spec) {}

  record ScheduledBackupSpec(
      Named cluster,
      String schedule,
      boolean immediate,
      String backupOwnerReference,
      String method,
      Named pluginConfiguration) {}

  record ObjectStore(String apiVersion, String kind, ObjectMeta metadata, ObjectStoreSpec spec) {}

  record ObjectStoreSpec(String retentionPolicy, Barman configuration) {}

  record Barman(
      String destinationPath, S3Credentials s3Credentials, Compression wal, Compression data) {}

  record S3Credentials(SecretKeySelector accessKeyId, SecretKeySelector secretAccessKey) {}

  record Compression(String compression) {}
}
