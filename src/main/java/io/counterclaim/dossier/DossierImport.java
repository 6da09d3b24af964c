package io.counterclaim.dossier;

import io.counterclaim.actor.Actor;
import io.counterclaim.actor.ActorName;
import io.counterclaim.base.ExternalId;
import io.counterclaim.base.IdScheme;
import io.counterclaim.base.Period;
import io.counterclaim.base.Rules;
import io.counterclaim.dispute.Disputes;
import io.counterclaim.dossier.Dossier.ActorPart;
import io.counterclaim.dossier.Dossier.EngagementPart;
import io.counterclaim.dossier.Dossier.Name;
import io.counterclaim.dossier.Dossier.Participant;
import io.counterclaim.dossier.Dossier.PlacePart;
import io.counterclaim.dossier.Dossier.SourcePart;
import io.counterclaim.engagement.Engagement;
import io.counterclaim.engagement.Participation;
import io.counterclaim.engagement.Place;
import io.counterclaim.statement.Source;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * One import of one dossier. Goes through its sections in the order in which they build on one
 * another and collects every broken rule; if there is none, records what is new.
 */
final class DossierImport {
  private final Recording recording;
  private final AffiliationImport affiliations;
  private final StatementImport statements;
  private final Map<String, String> externalIds;
  private final Set<Engagement> addedEngagements = new HashSet<>();

  DossierImport(
      DossierDocument document, EntityManager entities, Instant now, ImportListener listener) {
    entities.setFlushMode(FlushModeType.COMMIT);
    recording = new Recording(document, entities, now, listener);
    affiliations = new AffiliationImport(recording);
    statements = new StatementImport(recording);
    externalIds = owners();
  }

  /**
   * @return how many parts were added
   * @throws DossierException if rules are broken
   */
  int run() {
    read();
    recording.refuseIfBroken();
    recording.write();
    Set<UUID> moved = affiliations.moveStatements();
    statements.write();
    affiliations.misplace(statements.misplaceRelations(moved));
    recording.refuseIfBroken();
    recording.finish();
    Disputes.update(recording.entities, recording.now);
    return recording.added();
  }

  /** Finds every broken rule but one before anything is written: camps rest on what is. */
  private void read() {
    recording.each("actors", ActorPart.class, this::actor);
    affiliations.read();
    recording.each("places", PlacePart.class, this::place);
    recording.each("sources", SourcePart.class, this::source);
    recording.each("engagements", EngagementPart.class, this::engagement);
    recording.each("engagements", EngagementPart.class, this::partOf);
    statements.read();
  }

  private void actor(ActorPart part, Rules rules) {
    recording.country(part.country(), rules);
    if (!recording.adds(recording.actors, part.key(), part, rules)) {
      return;
    }
    Actor actor = new Actor();
    actor.type = part.type();
    actor.name = part.name();
    actor.country = part.country();
    actor.description = part.description();
    recording.add(recording.actors, actor, part.key());
    for (int i = 0; i < part.aliases().size(); i++) {
      if (part.aliases().subList(0, i).contains(part.aliases().get(i))) {
        rules.broken("/aliases/" + i, "must be there once");
      } else {
        name(actor, part.aliases().get(i));
      }
    }
    part.externalIds().forEach((scheme, value) -> externalId(actor, scheme, value, rules));
  }

  private void name(Actor actor, Name name) {
    ActorName further = new ActorName();
    further.actor = actor;
    further.text = name.text();
    further.language = name.language();
    further.kind = name.kind();
    recording.entities.persist(further);
  }

  private void externalId(Actor actor, IdScheme scheme, String value, Rules rules) {
    String owner = externalIds.putIfAbsent(scheme + ":" + value, actor.key);
    if (owner != null) {
      rules.broken(
          "/externalIds/" + scheme, "must belong to one actor: " + value + " is that of " + owner);
      return;
    }
    recording.entities.persist(ExternalId.ofActor(actor.id, scheme, value));
  }

  /** The keys of the recorded actors that external ids in the dossier belong to. */
  private Map<String, String> owners() {
    String[] values =
        Stream.of(IdScheme.values())
            .flatMap(scheme -> recording.document.keys("actors.externalIds." + scheme))
            .toArray(String[]::new);
    Map<String, String> owners = new HashMap<>();
    recording
        .entities
        .createNamedQuery("ExternalId.owners", Object[].class)
        .setParameter("values", values)
        .getResultStream()
        .forEach(row -> owners.put(row[0] + ":" + row[1], (String) row[2]));
    return owners;
  }

  private void place(PlacePart part, Rules rules) {
    recording.country(part.country(), rules);
    Place place = new Place();
    place.name = part.name();
    place.country = part.country();
    place.latitude = part.latitude();
    place.longitude = part.longitude();
    place.precision = part.precision();
    if (recording.adds(recording.places, part.key(), part, rules) && place.holds(rules)) {
      recording.add(recording.places, place, part.key());
      part.externalIds()
          .forEach(
              (scheme, value) ->
                  recording.entities.persist(ExternalId.ofPlace(place.id, scheme, value)));
    }
  }

  private void source(SourcePart part, Rules rules) {
    Source source = new Source();
    source.kind = part.kind();
    source.publisher = recording.actors.get(part.publisher(), rules.at("/publisher"));
    source.title = part.title();
    source.url = part.url();
    source.archiveUrl = part.archiveUrl();
    source.authors = part.authors();
    source.language = part.language();
    source.published =
        recording.pastPeriod(part.published(), recording.zone(part, rules), rules.at("/published"));
    retrieved(source, part.retrieved(), rules.at("/retrieved"));
    if (recording.adds(recording.sources, part.key(), part, rules)
        && source.publisher != null
        && source.published != null) {
      recording.add(recording.sources, source, part.key());
    }
  }

  private void retrieved(Source source, String retrieved, Rules rules) {
    try {
      OffsetDateTime time = retrieved == null ? null : OffsetDateTime.parse(retrieved);
      if (time != null) {
        source.retrievedAt = time.toInstant();
        recording.past(source.retrievedAt, time.toLocalDate(), rules);
      }
    } catch (DateTimeException e) {
      rules.broken("", "must be an ISO 8601 time with an offset");
    }
  }

  private void engagement(EngagementPart part, Rules rules) {
    Period period =
        recording.period(part.period(), recording.zone(part, rules), rules.at("/period"));
    Engagement engagement = new Engagement();
    engagement.kind = part.kind();
    engagement.title = part.title();
    engagement.summary = part.summary();
    engagement.aggregate = part.aggregate();
    engagement.period = period;
    engagement.startedDay = period == null ? null : period.getFirstDay();
    engagement.place = recording.places.get(part.place(), rules.at("/place"));
    if (recording.adds(recording.engagements, part.key(), part, rules) && period != null) {
      recording.add(recording.engagements, engagement, part.key());
      addedEngagements.add(engagement);
      participants(engagement, part, rules);
    }
  }

  private void participants(Engagement engagement, EngagementPart part, Rules rules) {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < part.participants().size(); i++) {
      Participant participant = part.participants().get(i);
      Rules here = rules.at("/participants/" + i);
      Participation participation = new Participation();
      participation.engagement = engagement;
      participation.actor = recording.actors.get(participant.actor(), here.at("/actor"));
      participation.role = participant.role();
      participation.side = participant.side();
      if (!seen.add(participant.actor() + " " + participant.role())) {
        here.broken("", "must be there once");
      } else if (participation.actor != null) {
        recording.entities.persist(participation);
      }
    }
  }

  /** Comes after all engagements, since a part may be written before the whole. */
  private void partOf(EngagementPart part, Rules rules) {
    Engagement whole = recording.engagements.get(part.partOf(), rules.at("/partOf"));
    Engagement engagement = recording.engagements.get(part.key(), (pointer, rule) -> {});
    if (whole == null || !addedEngagements.contains(engagement)) {
      return;
    }
    for (Engagement above = whole; addedEngagements.contains(above); above = above.partOf) {
      if (above == engagement) {
        rules.broken("/partOf", "must not lead back to the engagement itself");
        return;
      }
    }
    engagement.partOf = whole;
  }
}
