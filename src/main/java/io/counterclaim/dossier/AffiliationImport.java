package io.counterclaim.dossier;

import io.counterclaim.actor.Affiliation;
import io.counterclaim.actor.AffiliationKind;
import io.counterclaim.actor.Camps;
import io.counterclaim.base.Rules;
import io.counterclaim.dossier.Dossier.AffiliationPart;
import io.counterclaim.statement.RelationType;
import io.counterclaim.statement.StatementRelation;
import jakarta.persistence.EntityManager;
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
final class AffiliationImport {
  /** Of whose affiliations none overlaps another. */
  private record Link(UUID member, UUID group, AffiliationKind kind) {
    static Link of(Affiliation affiliation) {
      return new Link(affiliation.member.id, affiliation.group.id, affiliation.kind);
    }
  }

  private final Recording recording;
  private final EntityManager entities;
  private final Map<Link, TreeMap<LocalDate, Affiliation>> byBeginning = new HashMap<>();
  private final Map<Affiliation, Rules> added = new LinkedHashMap<>();

  AffiliationImport(Recording recording) {
    this.recording = recording;
    this.entities = recording.entities;
  }

  /** Reads them; nothing is written. */
  void read() {
    List<UUID> members = recording.actors.ids(recording.document.keys("affiliations.member"));
    Affiliation.current(entities, members).forEach(this::put);
    recording.each("affiliations", AffiliationPart.class, this::affiliation);
    Set<Affiliation> circles = Camps.circles(entities, added.keySet());
    added.forEach(
        (affiliation, rules) -> {
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
    Affiliation overlapped = overlapped(affiliation);
    if (overlapped == null) {
      put(affiliation);
      recording.add(affiliation);
      added.put(affiliation, rules);
    } else if (added.containsKey(overlapped) || !overlapped.says(affiliation)) {
      rules.broken(
          "", "must not overlap in time another affiliation of the same member, group and kind");
    }
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

  /**
   * Works out anew the camps of recorded statements, after the affiliations are written.
   *
   * @return the statements that are of another camp now
   */
  Set<UUID> moveStatements() {
    return added.isEmpty() ? Set.of() : Camps.update(entities, added.keySet(), recording.now);
  }

  /** Tells where it comes from that recorded relations are no longer what they may be. */
  void misplace(List<StatementRelation> relations) {
    List<UUID> ends =
        relations.stream().flatMap(r -> Stream.of(r.from.id, r.to.id)).distinct().toList();
    Map<UUID, Set<UUID>> leading = Camps.leading(entities, ends, added.keySet());
    for (StatementRelation relation : relations) {
      added.entrySet().stream()
          .filter(
              entry ->
                  Stream.of(relation.from.id, relation.to.id)
                      .anyMatch(
                          end -> leading.getOrDefault(end, Set.of()).contains(entry.getKey().id)))
          .findFirst()
          .ifPresent(entry -> entry.getValue().broken("", misplaced(relation)));
    }
  }

  private static String misplaced(StatementRelation relation) {
    return "must not, alone or with the others, leave %s and %s in %s: the one %s the other"
        .formatted(
            relation.from.key,
            relation.to.key,
            relation.type == RelationType.DENIES ? "one camp" : "two camps",
            relation.type);
  }
}
