package io.counterclaim.graphql.live;

import io.counterclaim.Json;
import io.counterclaim.Service;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** All changes, as a client reads them page by page. */
final class ChangePages {
  private static final String PAGE =
      "{ changes(after: \"%s\", first: 100) { nodes { revision } } }";

  private ChangePages() {}

  static List<String> revisions(Service service) throws IOException {
    List<String> all = new ArrayList<>();
    String after = "0";
    for (List<String> page = page(service, after); !page.isEmpty(); page = page(service, after)) {
      all.addAll(page);
      after = page.get(page.size() - 1);
    }
    return all;
  }

  private static List<String> page(Service service, String after) throws IOException {
    return new Json(service.ask(PAGE.formatted(after))).getList("data.changes.nodes.revision");
  }
}
