package io.counterclaim;

import io.counterclaim.dispute.OwnDatabase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A service that tells by tokens who asks. */
public class WithTokens extends OwnDatabase {
  @Override
  public List<TestResourceEntry> testResources() {
    List<TestResourceEntry> resources = new ArrayList<>(super.testResources());
    resources.add(new TestResourceEntry(IdentityProvider.class));
    return resources;
  }

  @Override
  public Map<String, String> getConfigOverrides() {
    Map<String, String> settings = new HashMap<>(super.getConfigOverrides());
    settings.put("counterclaim.cache-time", "300s");
    return settings;
  }
}
