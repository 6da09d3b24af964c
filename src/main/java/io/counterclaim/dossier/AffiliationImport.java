package io.counterclaim.dossier;

import io.counterclaim.actor.Affiliation;
import io.counterclaim.actor.Camps;
import io.counterclaim.base.Rules;
import io.counterclaim.dossier.Dossier.AffiliationPart;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;

/** The affiliations of a dossier: who they lead to depends on all that is recorded. */
final class AffiliationImport {
  private final Recording recording;
  private final EntityManager entities;
  private final List<Affiliation> added = new ArrayList<>();
  private final List<Rules> addedAt = new ArrayList<>();

  AffiliationImport(Recording recording) {
    this.recording = recording;
    this.entities = recording.entities;
  }

  void run() {
    entities.flush();
    recording.each("affiliations", AffiliationPart.class, this::affiliation);
    entities.flush();
    if (!circles() && !Camps.update(entities, added, recording.now)) {
      addedAt
          .get(0)
          .broken(
              "",
              "must not, alone or with the others, bring a denial into one camp, or a retraction or correction across"
                  + " camps");
    }
  }

  private boolean circles() {
    boolean found = false;
    for (int i = 0; i < added.size(); i++) {
      if (Camps.circle(entities, added.get(i))) {
        found = true;
        addedAt
            .get(i)
            .broken("", "must not lead back to the member over camp links valid on the same day");
      }
    }
    return found;
  }

  private void affiliation(AffiliationPart part, Rules rules) {
    Affiliation affiliation = new Affiliation();
    affiliation.member = recording.actors.get(part.member(), rules.at("/member"));
    affiliation.group = recording.actors.get(part.group(), rules.at("/group"));
    affiliation.kind = part.kind();
    affiliation.title = part.title();
    affiliation.validFrom = part.from();
    affiliation.validTo = part.to();
    affiliation.recordedAt = recording.now;
    if (affiliation.member == null || affiliation.group == null || !affiliation.holds(rules)) {
      return;
    }
    List<Affiliation> overlapping = overlapping(affiliation);
    if (overlapping.isEmpty()) {
      recording.add(affiliation);
      added.add(affiliation);
      addedAt.add(rules);
      entities.flush();
    } else if (added.contains(overlapping.get(0)) || !overlapping.get(0).says(affiliation)) {
      rules.broken(
          "", "must not overlap in time another affiliation of the same member, group and kind");
    }
  }

  private List<Affiliation> overlapping(Affiliation affiliation) {
    return entities
        .createNamedQuery("Affiliation.likeThese", Affiliation.class)
        .setParameter("member", affiliation.member)
        .setParameter("group", affiliation.group)
        .setParameter("kind", affiliation.kind)
        .getResultStream()
        .filter(other -> other.overlaps(affiliation))
        .toList();
  }
}
