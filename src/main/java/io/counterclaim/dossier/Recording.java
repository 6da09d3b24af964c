package io.counterclaim.dossier;

import io.counterclaim.actor.Actor;
import io.counterclaim.base.DatePrecision;
import io.counterclaim.base.Period;
import io.counterclaim.base.Recorded;
import io.counterclaim.base.Rules;
import io.counterclaim.engagement.Engagement;
import io.counterclaim.engagement.Place;
import io.counterclaim.statement.Source;
import io.counterclaim.statement.Statement;
import jakarta.persistence.EntityManager;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * What the sections of one import share: what is known, what is broken, and how something is
 * recorded.
 */
final class Recording {
  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
  private static final Period UNKNOWN = new Period(null, null, DatePrecision.UNKNOWN);

  final DossierDocument document;
  final EntityManager entities;

  final Instant now;

  final ZoneId zone;
  final KeyIndex<Actor> actors;
  final KeyIndex<Place> places;
  final KeyIndex<Source> sources;
  final KeyIndex<Engagement> engagements;
  final KeyIndex<Statement> statements;
  private final List<DossierPart> saidParts = new ArrayList<>();
  private int added;

  Recording(DossierDocument document, EntityManager entities, Instant now) {
    this.document = document;
    this.entities = entities;
    this.now = now;
    zone = zone();
    actors = index(Actor.class, "actors");
    places = index(Place.class, "places");
    sources = index(Source.class, "sources");
    engagements = index(Engagement.class, "engagements");
    statements = index(Statement.class, "statements");
  }

  private <T extends Recorded> KeyIndex<T> index(Class<T> entity, String section) {
    KeyIndex<T> index = new KeyIndex<>(entity, entities);
    index.prefetch(document.keys(section));
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
    return (further, rule) -> document.violations.add(new Violation(pointer + further, rule));
  }

  /** Whether a part is new; if so, what is made of it goes to {@link #add}. */
  boolean adds(KeyIndex<?> index, String key, Object part, Rules rules) {
    boolean adds = index.adds(key, document.sha256(part), rules);
    if (adds) {
      index.refuse(key);
    }
    return adds;
  }

  int added() {
    return added;
  }

  private ZoneId zone() {
    try {
      return ZoneId.of(document.timeZone());
    } catch (DateTimeException e) {
      at("/timeZone")
          .broken("", "must be an offset such as +03:00 or a time zone such as Europe/Kyiv");
      return ZoneOffset.UTC;
    }
  }

  /**
   * A time of the dossier; null, with the broken rule told, if it is none. UNKNOWN if it is left
   * out.
   */
  Period period(String time, Rules rules) {
    if (time == null) {
      return UNKNOWN;
    }
    try {
      Period period = TimeExpression.parse(time, zone);
      if (period.to() != null && !period.from().isBefore(period.to())) {
        rules.broken("", "must end later than it starts");
        return null;
      }
      return period;
    } catch (DateTimeException e) {
      rules.broken("", e.getMessage());
      return null;
    }
  }

  /** A time of the dossier that is over. */
  Period pastPeriod(String time, Rules rules) {
    Period period = period(time, rules);
    if (period != null && period != UNKNOWN && period.to() == null) {
      rules.broken("", "must have an end");
      return null;
    }
    return period;
  }

  void country(String country, Rules rules) {
    if (country != null && !COUNTRIES.contains(country)) {
      rules.broken("/country", "must be an ISO 3166-1 alpha-2 code, not " + country);
    }
  }

  /** Records a keyed part, and what it said. */
  <T extends Recorded> void add(KeyIndex<T> index, T entity, String key, Object part) {
    entity.key = key;
    entity.recordedAt = now;
    index.put(entity);
    add(entity);
    DossierPart said = new DossierPart();
    said.id = index.id(key);
    said.sha256 = document.sha256(part);
    said.recordedAt = now;
    saidParts.add(said);
  }

  /**
   * Writes down what the parts said, apart from them so that rows of one table go to the database
   * together.
   */
  void finish() {
    saidParts.forEach(entities::persist);
    entities.flush();
  }

  /** Records a part that has no key. */
  void add(Object row) {
    entities.persist(row);
    added++;
  }
}
