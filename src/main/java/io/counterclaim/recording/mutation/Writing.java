package io.counterclaim.recording.mutation;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.counterclaim.base.ViolationCode;
import io.counterclaim.graphql.execution.Caller;
import io.counterclaim.graphql.execution.Role;
import io.counterclaim.graphql.schema.Revision;
import io.counterclaim.recording.DossierDocument;
import io.counterclaim.recording.DossierException;
import io.counterclaim.recording.FourEyes;
import io.counterclaim.recording.Intent;
import io.counterclaim.recording.NodeType;
import io.counterclaim.recording.Nodes;
import io.counterclaim.recording.Outcome;
import io.counterclaim.recording.Recorder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What mutations have in common: each is a dossier of one part. */
@ApplicationScoped
class Writing {
  private static final String DOSSIER = "/" + PartInput.INPUT + "/dossier";

  @Inject Recorder recorder;
  @Inject Nodes nodes;
  @Inject FourEyes fourEyes;

  /** Waits for other writers; what is written from then on is whose operation this is. */
  Instant begin(String why) {
    fourEyes.checkRecording(Caller.current());
    return recorder.begin(Caller.current().subject(), why);
  }

  /** Records a dossier. */
  RecordPayload record(RecordInput input) {
    RecordPayload payload = new RecordPayload();
    payload.dryRun = Boolean.TRUE.equals(input.dryRun());
    Intent intent = new Intent(Boolean.TRUE.equals(input.amend()), null);
    if (intent.amends()) {
      Caller.current().need(Role.ADMIN, "input.amend");
    }
    try {
      JsonNode dossier = DossierDocument.parse(input.dossier().text().getBytes(UTF_8));
      Outcome outcome =
          recorder.record(recorder.read(dossier), intent, begin(input.why()), (added, of) -> {});
      payload.recorded = outcome.recorded();
      payload.amended = outcome.amended();
      payload.unchanged = outcome.unchanged();
      payload.parts = outcome.parts();
      payload.changed = outcome.disputes();
      payload.revision = new Revision(nodes.latestRevision());
    } catch (DossierException refused) {
      payload.refuse(
          refused.violations.stream()
              .map(violation -> InputViolation.of(violation, DOSSIER + violation.pointer()))
              .toList());
    }
    return payload;
  }

  /** Records the input as it is. */
  <T extends Payload> T record(T payload, PartInput input) {
    return write(payload, input, input.part(), Intent.RECORD, begin(null));
  }

  /**
   * Puts the input into what is recorded.
   *
   * @param type of the node, which a member of the same name in lower case names
   */
  <T extends Payload> T amend(T payload, NodeType type, PartInput input, Revision expected) {
    return amend(
        payload,
        type,
        input,
        expected,
        recorded -> input.amending(recorded, List.of(type.word(), "expected", "why")));
  }

  /** How a recorded part is changed. */
  interface Change {
    ObjectNode of(JsonNode recorded);
  }

  <T extends Payload> T amend(
      T payload, NodeType type, PartInput input, Revision expected, Change change) {
    Instant now = begin(input.text("why"));
    Optional<UUID> found = find(payload, type, type.word(), input.text(type.word()));
    if (found.isEmpty() || !isExpected(payload, found.get(), expected)) {
      return payload;
    }
    ObjectNode part = change.of(nodes.part(type, found.get()));
    UUID keyless = type == NodeType.AFFILIATION ? found.get() : null;
    return write(payload, input, part, new Intent(true, keyless), now);
  }

  /** What a member of the input names; if there is no such thing, the payload tells. */
  Optional<UUID> find(Payload payload, NodeType type, String member, String name) {
    Optional<UUID> found = nodes.find(type, name);
    if (found.isEmpty()) {
      refuse(
          payload,
          ViolationCode.NOT_FOUND,
          member,
          "must be the id or the key of a recorded " + type.word() + ", not " + name);
    }
    return found;
  }

  boolean isExpected(Payload payload, UUID node, Revision expected) {
    long revision = nodes.revision(node);
    boolean asExpected = expected == null || expected.number() == revision;
    if (!asExpected) {
      refuse(
          payload,
          ViolationCode.CONFLICT,
          "expected",
          "must be the revision that is there, which is " + revision);
    }
    return asExpected;
  }

  static void refuse(Payload payload, ViolationCode code, String member, String rule) {
    payload.refuse(List.of(new InputViolation(code, List.of(PartInput.INPUT, member), rule)));
  }

  private <T extends Payload> T write(
      T payload, PartInput input, ObjectNode part, Intent intent, Instant now) {
    try {
      Outcome outcome = recorder.record(input.dossier(part), intent, now);
      payload.node = outcome.parts().get(0);
      payload.revision = new Revision(nodes.revision(payload.node));
      if (payload instanceof DisputingPayload disputing) {
        disputing.changed = outcome.disputes();
      }
    } catch (DossierException refused) {
      payload.refuse(refused.violations.stream().map(input::violation).toList());
    }
    if (!input.repeatedExternalIds().isEmpty()) {
      payload.refuse(input.repeatedExternalIds());
    }
    return payload;
  }
}
