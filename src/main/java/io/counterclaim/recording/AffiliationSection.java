package io.counterclaim.recording;

import io.counterclaim.actor.Affiliation;
import io.counterclaim.actor.AffiliationKind;
import io.counterclaim.actor.Camps;
import io.counterclaim.base.Rules;
import io.counterclaim.base.ViolationCode;
import io.counterclaim.recording.Dossier.AffiliationPart;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/** The affiliations of a dossier: who they lead to depends on all that is recorded. */
final class AffiliationSection {
  /** Of whose affiliations none overlaps another. */
  private record Link(UUID member, UUID group, AffiliationKind kind) {
    static Link of(Affiliation affiliation) {
      return new Link(affiliation.member.id, affiliation.group.id, affiliation.kind);
    }
  }

  private final Recording recording;
  private final CampMoves moves;
  private final Map<Link, TreeMap<LocalDate, Affiliation>> byBeginning = new HashMap<>();
  private final Map<Affiliation, Rules> added = new LinkedHashMap<>();

  AffiliationSection(Recording recording, CampMoves moves) {
    this.recording = recording;
    this.moves = moves;
  }

  /** Goes through them; none of those that are new is written. */
  void read() {
    List<UUID> members = recording.actors.ids(recording.document.keys("affiliations.member"));
    Affiliation.current(recording.entities, members).forEach(this::put);
    recording.each("affiliations", AffiliationPart.class, this::affiliation);
    Set<Affiliation> circles = Camps.circles(recording.entities, added.keySet());
    added.forEach(
        (affiliation, rules) -> {
          moves.note(affiliation, rules);
          if (circles.contains(affiliation)) {
            rules.broken(
                "", "must not lead back to the member over camp links valid on the same day");
          }
        });
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
    Affiliation there =
        recording.intent.node() == null
            ? overlapped(affiliation)
            : recording.entities.find(Affiliation.class, recording.intent.node());
    if (there == null) {
      add(affiliation, rules);
      recording.add(affiliation, false);
    } else if (added.containsKey(there)) {
      overlaps(rules);
    } else if (there.says(affiliation)) {
      recording.unchanged(there);
    } else if (recording.intent.amends()) {
      amend(there, affiliation, rules);
    } else {
      overlaps(rules);
    }
  }

  private static void overlaps(Rules rules) {
    rules.broken(
        ViolationCode.CONFLICT,
        "",
        "must not overlap in time another affiliation of the same member, group and kind");
  }

  private void add(Affiliation affiliation, Rules rules) {
    put(affiliation);
    added.put(affiliation, rules);
  }

  /** Another row takes its place, unless that overlaps a third one. */
  private void amend(Affiliation there, Affiliation affiliation, Rules rules) {
    byBeginning.get(Link.of(there)).remove(there.begins());
    if (overlapped(affiliation) != null) {
      overlaps(rules);
      return;
    }
    recording
        .entities
        .createNamedQuery("Affiliation.supersede")
        .setParameter("id", there.id)
        .setParameter("now", recording.now)
        .executeUpdate();
    add(affiliation, rules);
    recording.add(affiliation, true);
  }

  private void put(Affiliation affiliation) {
    byBeginning
        .computeIfAbsent(Link.of(affiliation), link -> new TreeMap<>())
        .put(affiliation.begins(), affiliation);
  }

  /** Since those that are there do not overlap, it is the one before or the one after. */
  private Affiliation overlapped(Affiliation affiliation) {
    TreeMap<LocalDate, Affiliation> others =
        byBeginning.getOrDefault(Link.of(affiliation), new TreeMap<>());
    LocalDate beginning = affiliation.begins();
    return Stream.of(others.floorEntry(beginning), others.higherEntry(beginning))
        .filter(entry -> entry != null && entry.getValue().overlaps(affiliation))
        .map(Entry::getValue)
        .findFirst()
        .orElse(null);
  }
}
