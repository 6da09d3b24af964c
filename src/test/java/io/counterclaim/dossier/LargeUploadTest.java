package io.counterclaim.dossier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.management.OperatingSystemMXBean;
import io.counterclaim.dispute.OwnDatabase;
import io.counterclaim.dossier.DossierHttp.Response;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A whole war over HTTP: recorded, amended where one part in twenty has changed, and written. As
 * large as wars are, in little memory: `./mvnw test -Dtest=LargeUploadTest -Dengagements=16000
 * -Dstatements=18000 -DargLine=-Xmx512m`.
 */
@QuarkusTest
@TestProfile(OwnDatabase.class)
class LargeUploadTest {
  private static final Logger LOG = Logger.getLogger(LargeUploadTest.class);
  private static final int CHANGED =
      changed(LargeDossier.ENGAGEMENTS) + changed(LargeDossier.STATEMENTS);

  private static int changed(int parts) {
    return (parts + LargeDossier.CHANGED - 1) / LargeDossier.CHANGED;
  }

  @Inject DossierImporter importer;

  @AfterEach
  void onlyTheArticle() {
    Tables.reset(importer);
  }

  @Test
  void thousandsOfPartsAreRecordedAndAmended() throws IOException {
    Map<String, Long> before = Tables.counts();
    JsonNode recorded = measured("Recorded", () -> send("", LargeDossier.json()));
    assertEquals(LargeDossier.PARTS, recorded.get("recorded").asInt());
    assertAllThere(before);
    JsonNode amended = measured("Amended", () -> send("?amend=true", LargeDossier.changed()));
    assertEquals(CHANGED, amended.get("amended").asInt());
    assertEquals(LargeDossier.PARTS - CHANGED, amended.get("unchanged").asInt());
    JsonNode again = measured("The same", () -> send("?amend=true", LargeDossier.changed()));
    assertEquals(LargeDossier.PARTS, again.get("unchanged").asInt());
    Path written = Files.createTempFile("dossier", ".json");
    measured("Written", () -> write(written));
    assertTrue(Files.size(written) > 1000L * LargeDossier.STATEMENTS);
    Files.delete(written);
  }

  private static void assertAllThere(Map<String, Long> before) {
    Map<String, Long> added = Tables.counts();
    before.forEach((table, rows) -> added.merge(table, -rows, Long::sum));
    Map<String, Integer> sent =
        Map.of(
            "actor", LargeDossier.ACTORS,
            "affiliation", LargeDossier.AFFILIATIONS,
            "source", LargeDossier.SOURCES,
            "engagement", LargeDossier.ENGAGEMENTS,
            "participation", LargeDossier.PARTICIPATIONS,
            "statement", LargeDossier.STATEMENTS,
            "citation", LargeDossier.STATEMENTS,
            "assertion", LargeDossier.ASSERTIONS,
            "statement_relation", LargeDossier.RELATIONS,
            "assessment", LargeDossier.ASSESSMENTS);
    sent.forEach((table, rows) -> assertEquals(rows.longValue(), added.get(table), table));
    assertEquals(
        LargeDossier.ENGAGEMENTS - 1,
        Tables.number(
            "select count(*) from engagement where part_of_id is not null and key like 'large-%'"));
    assertEquals(
        LargeDossier.STATEMENTS,
        Tables.number(
            "select count(*) from statement s join actor a on a.id = s.camp_id"
                + " where a.type = 'STATE' and s.key like 'large-%'"));
  }

  private static JsonNode write(Path file) {
    try {
      HttpClient.newHttpClient()
          .send(
              HttpRequest.newBuilder(DossierHttp.uri("/dossiers")).build(),
              BodyHandlers.ofFile(file));
      return null;
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static JsonNode measured(String what, Supplier<JsonNode> work) {
    OperatingSystemMXBean process =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long cpu = process.getProcessCpuTime();
    long start = System.nanoTime();
    JsonNode report = work.get();
    LOG.infof(
        "%s: %d engagements and %d statements took %.1f s of CPU and %.1f s in all in a heap of %d MB",
        what,
        LargeDossier.ENGAGEMENTS,
        LargeDossier.STATEMENTS,
        (process.getProcessCpuTime() - cpu) / 1e9,
        (System.nanoTime() - start) / 1e9,
        Runtime.getRuntime().maxMemory() >> 20);
    return report;
  }

  private static JsonNode send(String parameters, byte[] dossier) {
    try {
      Path file = Files.createTempFile("dossier", ".json");
      JsonNode report = send(parameters, Files.write(file, dossier));
      Files.delete(file);
      return report;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static JsonNode send(String parameters, Path file) {
    try {
      Response response =
          DossierHttp.send(
              HttpRequest.newBuilder(DossierHttp.uri("/dossiers" + parameters))
                  .header("Content-Type", DossierHttp.JSON)
                  .header("Accept", "text/event-stream")
                  .POST(BodyPublishers.ofFile(file)));
      String report = response.text().substring(response.text().lastIndexOf("event: report"));
      return DossierHttp.read(report.substring(report.indexOf('{')));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
