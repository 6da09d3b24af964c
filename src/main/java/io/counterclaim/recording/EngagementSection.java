package io.counterclaim.recording;

import io.counterclaim.base.Rules;
import io.counterclaim.engagement.Engagement;
import io.counterclaim.engagement.Participation;
import io.counterclaim.recording.Dossier.EngagementPart;
import io.counterclaim.recording.Dossier.Participant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The engagements of a dossier. */
final class EngagementSection extends Section<EngagementPart, Engagement> {
  /** What a part may name as its whole before that is read. */
  private record Whole(String name, Rules rules) {}

  private final Map<Engagement, Whole> wholes = new LinkedHashMap<>();

  EngagementSection(Recording recording) {
    super(
        recording, "engagements", NodeType.ENGAGEMENT, EngagementPart.class, recording.engagements);
  }

  @Override
  void read() {
    super.read();
    wholes.forEach(
        (part, whole) -> part.partOf = recording.engagements.get(whole.name, whole.rules));
    wholes.forEach(
        (part, whole) -> {
          if (isPartOfItself(part)) {
            whole.rules.broken("", "must not lead back to the engagement itself");
          }
        });
  }

  private static boolean isPartOfItself(Engagement part) {
    Set<String> seen = new HashSet<>();
    for (Engagement above = part.partOf; above != null; above = above.partOf) {
      if (above.key == null || !seen.add(above.key)) {
        return false;
      }
      if (above.key.equals(part.key)) {
        return true;
      }
    }
    return false;
  }

  @Override
  Engagement create() {
    return new Engagement();
  }

  @Override
  void fill(Engagement engagement, EngagementPart part, Rules rules) {
    Times times = recording.times(part.timeZone(), rules);
    engagement.kind = part.kind();
    engagement.title = part.title();
    engagement.summary = part.summary();
    engagement.aggregate = part.aggregate();
    engagement.period = times.period(part.period(), rules.at("/period"));
    engagement.startedDay = engagement.period == null ? null : engagement.period.getFirstDay();
    engagement.place = recording.places.get(part.place(), rules.at("/place"));
    wholes.put(engagement, new Whole(part.partOf(), rules.at("/partOf")));
  }

  @Override
  void addRows(Engagement engagement, EngagementPart part, Rules rules) {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < part.participants().size(); i++) {
      Participant participant = part.participants().get(i);
      Rules here = rules.at("/participants/" + i);
      Participation participation = new Participation();
      participation.engagement = engagement;
      participation.actor = recording.actors.get(participant.actor(), here.at("/actor"));
      participation.role = participant.role();
      participation.side = participant.side();
      if (!seen.add(recording.actors.key(participant.actor()) + " " + participant.role())) {
        here.broken("", "must be there once");
      } else if (participation.actor != null) {
        recording.entities.persist(participation);
      }
    }
  }

  @Override
  void removeRows(Engagement engagement) {
    recording
        .entities
        .createNamedQuery("Participation.removeOfEngagement")
        .setParameter("engagement", engagement.id)
        .executeUpdate();
  }
}
