package io.counterclaim;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs the service on {@link World} in place of the article, and counts its SQL statements. */
public class LargeWorld implements QuarkusTestProfile {
  @Override
  public List<TestResourceEntry> testResources() {
    return List.of(new TestResourceEntry(Database.class));
  }

  @Override
  public boolean disableGlobalTestResources() {
    return true;
  }

  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of(
        "quarkus.hibernate-orm.statistics", "true",
        // Tests ask for more at once than clients may.
        "counterclaim.limits.cost", "1000000");
  }

  public static class Database extends TestDatabase {
    @Override
    protected Map<String, String> settings(String url) {
      Map<String, String> settings = super.settings(url);
      settings.put("counterclaim.dossiers", String.join(",", write()));
      return settings;
    }

    private static List<String> write() {
      try {
        Path directory = Files.createTempDirectory("counterclaim-world");
        List<String> files = new ArrayList<>();
        for (Map<String, Object> dossier : new World().dossiers()) {
          Path file = directory.resolve(files.size() + ".json");
          new ObjectMapper().writeValue(file.toFile(), dossier);
          files.add(file.toString());
        }
        return files;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
