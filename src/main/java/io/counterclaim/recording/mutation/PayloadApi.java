package io.counterclaim.recording.mutation;

import io.counterclaim.actor.Actor;
import io.counterclaim.actor.Affiliation;
import io.counterclaim.base.Identified;
import io.counterclaim.base.Node;
import io.counterclaim.dispute.Dispute;
import io.counterclaim.dispute.DisputeLookup;
import io.counterclaim.engagement.Engagement;
import io.counterclaim.engagement.Place;
import io.counterclaim.graphql.execution.SelectedFields;
import io.counterclaim.graphql.lists.Lookup;
import io.counterclaim.node.NodeApi;
import io.counterclaim.statement.Assessment;
import io.counterclaim.statement.Statement;
import io.counterclaim.statement.StatementRelation;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;

/** What is selected of the answers of mutations: read in a new snapshot, after the transaction. */
@GraphQLApi
public class PayloadApi {
  private static final String NODE = "What was recorded; null where there are violations.";
  private static final String DISPUTES =
      "The disputes on what was said anew or is not said any more, by what is known now and as of now; none of those that ceased"
          + " to be.";

  @Description(NODE)
  public Actor actor(@Source ActorPayload payload) {
    return node(Actor.class, payload);
  }

  @Description(NODE)
  public Place place(@Source PlacePayload payload) {
    return node(Place.class, payload);
  }

  @Description(NODE)
  public io.counterclaim.statement.Source source(@Source SourcePayload payload) {
    return node(io.counterclaim.statement.Source.class, payload);
  }

  @Description(NODE)
  public Engagement engagement(@Source EngagementPayload payload) {
    return node(Engagement.class, payload);
  }

  @Description(NODE)
  public Statement statement(@Source StatementPayload payload) {
    return node(Statement.class, payload);
  }

  @Description(NODE)
  public Affiliation affiliation(@Source AffiliationPayload payload) {
    return node(Affiliation.class, payload);
  }

  @Description(NODE)
  public Assessment assessment(@Source AssessmentPayload payload) {
    return node(Assessment.class, payload);
  }

  @Description(NODE)
  public StatementRelation relation(@Source RelationPayload payload) {
    return payload.isDiscarded()
        ? null
        : SelectedFields.current()
            .query("StatementRelation.byId", StatementRelation.class, List.of(payload.node))
            .getSingleResult();
  }

  @Description(NODE)
  public Node node(@Source DeletePayload payload) {
    return any(payload);
  }

  @Description(NODE)
  public Node node(@Source RestorePayload payload) {
    return any(payload);
  }

  private static Node any(Payload payload) {
    return payload.isDiscarded()
        ? null
        : NodeApi.even(List.of(payload.node), SelectedFields.current()).get(payload.node);
  }

  @NonNull
  @Description("What the parts are recorded as, but for relations; empty if nothing was recorded.")
  public List<@NonNull Node> nodes(@Source RecordPayload payload) {
    return payload.isDiscarded()
        ? List.of()
        : List.copyOf(NodeApi.even(payload.parts, SelectedFields.current()).values());
  }

  @NonNull
  @Description(DISPUTES)
  public List<@NonNull Dispute> disputes(@Source ActorPayload payload) {
    return changed(payload);
  }

  @NonNull
  @Description(DISPUTES)
  public List<@NonNull Dispute> disputes(@Source StatementPayload payload) {
    return changed(payload);
  }

  @NonNull
  @Description(DISPUTES)
  public List<@NonNull Dispute> disputes(@Source RelationPayload payload) {
    return changed(payload);
  }

  @NonNull
  @Description(DISPUTES)
  public List<@NonNull Dispute> disputes(@Source DeletePayload payload) {
    return changed(payload);
  }

  @NonNull
  @Description(DISPUTES)
  public List<@NonNull Dispute> disputes(@Source RestorePayload payload) {
    return changed(payload);
  }

  @NonNull
  @Description(DISPUTES)
  public List<@NonNull Dispute> disputes(@Source RecordPayload payload) {
    return changed(payload);
  }

  private static List<Dispute> changed(DisputingPayload payload) {
    return payload.isDiscarded()
        ? List.of()
        : DisputeLookup.byId(List.copyOf(payload.changed), SelectedFields.current())
            .entrySet()
            .stream()
            .filter(found -> found.getValue().getId().equals(found.getKey().toString()))
            .map(Map.Entry::getValue)
            .toList();
  }

  private static <T extends Identified> T node(Class<T> entity, Payload payload) {
    return payload.isDiscarded()
        ? null
        : Lookup.byId(entity, Lookup.ALL, List.of(payload.node), SelectedFields.current())
            .get(payload.node);
  }
}
