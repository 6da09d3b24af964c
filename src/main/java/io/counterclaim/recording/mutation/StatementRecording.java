package io.counterclaim.recording.mutation;

import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.counterclaim.graphql.execution.Caller;
import io.counterclaim.graphql.execution.SharedTransaction;
import io.counterclaim.graphql.schema.Revision;
import io.counterclaim.recording.DossierException;
import io.counterclaim.recording.FourEyes;
import io.counterclaim.recording.Nodes;
import io.counterclaim.recording.Outcome;
import io.counterclaim.recording.Recorder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Records statements: those that are sent at the same time as parts of one dossier. */
@ApplicationScoped
class StatementRecording extends SharedTransaction<StatementRecording.Sent, StatementPayload> {
  private static final String SECTION = "statements";

  @Inject Recorder recorder;
  @Inject Nodes nodes;
  @Inject FourEyes fourEyes;

  /** A statement, and who sent it. */
  record Sent(String by, PartInput input, ObjectNode part) {
    String key() {
      return part.path("key").asText();
    }
  }

  StatementPayload record(PartInput input) {
    Caller caller = Caller.current();
    fourEyes.checkRecording(caller);
    return writeWithOthers(new Sent(caller.subject(), input, input.part()));
  }

  @Override
  protected boolean goesWith(Sent one, List<Sent> others) {
    return others.stream().noneMatch(other -> other.key().equals(one.key()));
  }

  @Override
  protected List<StatementPayload> write(List<Sent> sent) {
    Instant now = recorder.beginEach(sent.get(0).by, editors(sent));
    JsonNode dossier = PartInput.dossier(SECTION, sent.stream().map(Sent::part).toList());
    try {
      List<Outcome> outcomes = recorder.recordEach(dossier, now);
      Map<UUID, Long> revisions =
          nodes.revisions(outcomes.stream().map(outcome -> outcome.parts().get(0)).toList());
      return outcomes.stream().map(outcome -> recorded(outcome, revisions)).toList();
    } catch (DossierException refused) {
      return List.of(refused(refused, sent.get(0).input));
    }
  }

  private static Map<String, String> editors(List<Sent> sent) {
    return sent.stream().collect(toMap(Sent::key, Sent::by));
  }

  private static StatementPayload recorded(Outcome outcome, Map<UUID, Long> revisions) {
    StatementPayload payload = new StatementPayload();
    payload.node = outcome.parts().get(0);
    payload.revision = new Revision(revisions.get(payload.node));
    payload.changed = outcome.disputes();
    return payload;
  }

  /** Of several it is not told which: each is recorded for itself. */
  private static StatementPayload refused(DossierException refused, PartInput input) {
    StatementPayload payload = new StatementPayload();
    payload.refuse(refused.violations.stream().map(input::violation).toList());
    return payload;
  }
}
