package io.counterclaim.dispute;

import io.counterclaim.TestDatabase;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;

/** Runs the service on a database that other tests never see, and counts its SQL statements. */
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
    return Map.of("quarkus.hibernate-orm.statistics", "true");
  }
}
