package io.counterclaim.recording;

import io.counterclaim.actor.Actor;
import io.counterclaim.base.Identified;
import io.counterclaim.base.Recorded;
import io.counterclaim.base.Rules;
import io.counterclaim.dispute.DisputeId;
import io.counterclaim.engagement.Engagement;
import io.counterclaim.engagement.Place;
import io.counterclaim.recording.Dossier.Keyed;
import io.counterclaim.statement.Source;
import io.counterclaim.statement.Statement;
import io.counterclaim.statement.StatementRelation;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the sections of one dossier share while it is recorded: names, times and what came of it.
 */
final class Recording implements Dossier.Spelling {
  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

  final DossierDocument document;
  final EntityManager entities;
  final Instant now;
  final Intent intent;
  final KeyIndex<Actor> actors;
  final KeyIndex<Place> places;
  final KeyIndex<Source> sources;
  final KeyIndex<Engagement> engagements;
  final KeyIndex<Statement> statements;
  private final Times times;
  private final ImportListener listener;
  private final List<Object> parts = new ArrayList<>();
  private int added;
  private int amended;
  private int unchanged;
  private int written;

  Recording(
      DossierDocument document,
      EntityManager entities,
      Instant now,
      Intent intent,
      ImportListener listener) {
    this.document = document;
    this.entities = entities;
    this.now = now;
    this.intent = intent;
    this.listener = listener;
    times = Times.in(document.timeZone(), now, at("/timeZone"));
    actors =
        index(
            Actor.class,
            "actors",
            "actors.mergedInto",
            "affiliations.member",
            "affiliations.group",
            "sources.publisher",
            "engagements.participants.actor",
            "statements.speaker",
            "statements.onBehalfOf",
            "statements.assertions.subject",
            "statements.assertions.actor",
            "assessments.assessor");
    places = index(Place.class, "places", "engagements.place", "statements.assertions.place");
    sources =
        index(
            Source.class,
            "sources",
            "statements.citations.source",
            "statements.citations.relays",
            "assessments.source");
    engagements =
        index(
            Engagement.class,
            "engagements",
            "engagements.partOf",
            "statements.assertions.engagement");
    statements =
        index(
            Statement.class,
            "statements",
            "relations.from",
            "relations.to",
            "assessments.statements");
  }

  /** What the parts of a section are named by, there and at some paths. */
  private <T extends Recorded> KeyIndex<T> index(Class<T> entity, String section, String... paths) {
    Set<String> names = document.keys(section + ".key").collect(Collectors.toSet());
    Stream.of(paths).flatMap(document::keys).forEach(names::add);
    KeyIndex<T> index = new KeyIndex<>(entity, entities, names);
    document.malformedKeys(section).forEach(index::refuse);
    return index;
  }

  /** Goes through the well-formed parts of a section. */
  <P> void each(String section, Class<P> type, BiConsumer<P, Rules> action) {
    document
        .parts(section, type)
        .forEach(part -> action.accept(part.content(), at(part.pointer())));
  }

  private Rules at(String pointer) {
    return (code, further, rule) -> document.broken(code, pointer + further, rule);
  }

  /** The times of a part that may have a time zone of its own. */
  Times times(String timeZone, Rules rules) {
    return timeZone == null ? times : Times.in(timeZone, now, rules.at("/timeZone"));
  }

  void country(String country, Rules rules) {
    if (country != null && !COUNTRIES.contains(country)) {
      rules.broken("/country", "must be an ISO 3166-1 alpha-2 code, not " + country);
    }
  }

  /**
   * @throws DossierException if rules are broken
   */
  void refuseIfBroken() {
    if (!document.violations.isEmpty()) {
      throw new DossierException(document.violations);
    }
  }

  /** What parts of a sort say as they are recorded, by the keys of those that have one. */
  <P extends Keyed<P>> Map<String, P> recorded(NodeType sort, Collection<UUID> ids, Class<P> type) {
    Map<String, P> recorded = new HashMap<>();
    RecordedParts.of(entities, sort, ids)
        .forEach(part -> recorded.put(part.path("key").asText(), DossierDocument.bind(part, type)));
    return recorded;
  }

  /** Lets others name a keyed part, before or after it is recorded. */
  <T extends Recorded> void name(KeyIndex<T> index, T entity, String key) {
    entity.key = key;
    entity.recordedAt = now;
    index.put(entity);
  }

  /** Records a part, which may take the place of another one. */
  void add(Object row, boolean replacing) {
    entities.persist(row);
    if (replacing) {
      amended(row);
    } else {
      parts.add(row);
      added++;
    }
    listener.at(written, document.size());
  }

  /** Notes that what is recorded was changed. */
  void amended(Object row) {
    parts.add(row);
    amended++;
  }

  /** Notes that a part says what is recorded already. */
  void unchanged(Object row) {
    parts.add(row);
    unchanged++;
  }

  /** Sends to the database what was added. */
  void write() {
    entities.flush();
    written = added;
    listener.at(written, document.size());
  }

  Outcome outcome(Collection<DisputeId> disputes) {
    return new Outcome(
        parts.stream().map(Recording::id).toList(), added, amended, unchanged, disputes);
  }

  private static UUID id(Object row) {
    return row instanceof StatementRelation relation ? relation.id : ((Identified) row).id;
  }

  @Override
  public String actor(String name) {
    return actors.key(name);
  }

  @Override
  public String place(String name) {
    return places.key(name);
  }

  @Override
  public String source(String name) {
    return sources.key(name);
  }

  @Override
  public String engagement(String name) {
    return engagements.key(name);
  }

  @Override
  public String time(String text, String timeZone) {
    return times(timeZone, (code, pointer, rule) -> {}).plain(text);
  }
}
