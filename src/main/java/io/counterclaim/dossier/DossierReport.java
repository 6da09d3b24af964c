package io.counterclaim.dossier;

import io.counterclaim.graphql.execution.Discardable;
import io.counterclaim.recording.Outcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What came of a dossier that was sent.
 *
 * @param revision of the latest change; null if nothing was recorded
 */
record DossierReport(boolean isDiscarded, Outcome outcome, Long revision) implements Discardable {
  Map<String, Object> members() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("dryRun", isDiscarded);
    members.put("recorded", outcome.recorded());
    members.put("amended", outcome.amended());
    members.put("unchanged", outcome.unchanged());
    members.put("revision", isDiscarded ? null : String.valueOf(revision));
    members.put("violations", List.of());
    return members;
  }

  /** Of one that is refused. */
  static Map<String, Object> refusal(List<SentDossier.Placed> violations) {
    return Map.of("violations", violations.stream().map(DossierReport::members).toList());
  }

  private static Map<String, Object> members(SentDossier.Placed placed) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("code", placed.violation().code());
    if (placed.line() != null) {
      members.put("line", placed.line());
    }
    members.put("pointer", placed.violation().pointer());
    members.put("key", placed.violation().part());
    members.put("value", placed.violation().value());
    members.put("message", placed.violation().rule());
    return members;
  }
}
