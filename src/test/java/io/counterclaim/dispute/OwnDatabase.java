package io.counterclaim.dispute;

import io.counterclaim.TestDatabase;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;

/**
 * Runs the service on a database that other tests never see, counts its SQL statements, and lets a
 * request ask for all that is in it, or bring it.
 */
public class OwnDatabase implements QuarkusTestProfile {
  @Override
  public List<TestResourceEntry> testResources() {
    return List.of(new TestResourceEntry(TestDatabase.class));
  }

  @Override
  public boolean disableGlobalTestResources() {
    return true;
  }

  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of(
        "quarkus.hibernate-orm.statistics", "true",
        "counterclaim.limits.body", "10M",
        "counterclaim.limits.cost", "100000000",
        "counterclaim.limits.values", "10000000");
  }
}
