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
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the sections of one import share: what is known, what is broken, and how something is
 * recorded.
 */
final class Recording {
  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
  private static final LocalDate EARLIEST = LocalDate.of(1000, 1, 1);

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
  private final ImportListener listener;
  private int added;
  private int written;

  Recording(
      DossierDocument document, EntityManager entities, Instant now, ImportListener listener) {
    this.listener = listener;
    this.document = document;
    this.entities = entities;
    this.now = now;
    zone = zone(document.timeZone(), ZoneOffset.UTC, at("/timeZone"));
    actors =
        index(
            Actor.class,
            "actors",
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
    Set<String> keys = document.keys(section + ".key").collect(Collectors.toSet());
    Stream.of(paths).flatMap(document::keys).forEach(keys::add);
    KeyIndex<T> index = new KeyIndex<>(entity, entities, keys);
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
    return (further, rule) -> document.broken(pointer + further, rule);
  }

  /** Whether a part is new; if so, what is made of it goes to {@link #name}. */
  boolean adds(KeyIndex<?> index, String key, Object part, Rules rules) {
    String sha256 = document.sha256(part);
    boolean adds = index.adds(key, sha256, rules);
    if (adds) {
      index.refuse(key);
      saidParts.add(new DossierPart(index.id(key), sha256, now));
    }
    return adds;
  }

  /**
   * @throws DossierException if rules are broken
   */
  void refuseIfBroken() {
    if (!document.violations.isEmpty()) {
      throw new DossierException(document.violations);
    }
  }

  int added() {
    return added;
  }

  /** The zone of the times of a part that give none. */
  ZoneId zone(Dossier.Timed part, Rules rules) {
    return part.timeZone() == null ? zone : zone(part.timeZone(), zone, rules.at("/timeZone"));
  }

  private static ZoneId zone(String text, ZoneId otherwise, Rules rules) {
    try {
      return TimeExpression.zone(text);
    } catch (DateTimeException e) {
      rules.broken("", "must be an offset such as +03:00 or a time zone such as Europe/Kyiv");
      return otherwise;
    }
  }

  /**
   * A time of the dossier; null, with the broken rule told, if it is none. UNKNOWN if it is left
   * out.
   */
  Period period(String time, ZoneId zone, Rules rules) {
    if (time == null) {
      return new Period(null, null, DatePrecision.UNKNOWN, zone);
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

  /** A time of the dossier that has an end. */
  Period closedPeriod(String time, ZoneId zone, Rules rules) {
    Period period = period(time, zone, rules);
    if (period != null && period.from() != null && period.to() == null) {
      rules.broken("", "must have an end");
      return null;
    }
    return period;
  }

  /** A time of the dossier at which something was said or done. */
  Period pastPeriod(String time, ZoneId zone, Rules rules) {
    Period period = closedPeriod(time, zone, rules);
    if (period != null && period.from() != null) {
      past(period.from(), period.getFirstDay(), rules);
    }
    return period;
  }

  /** The end of a time at which something was done; null, with the broken rule told, if none. */
  Instant pastEnd(String time, ZoneId zone, Rules rules) {
    OffsetDateTime moment;
    try {
      moment = TimeExpression.moment(time);
    } catch (DateTimeException e) {
      rules.broken("", e.getMessage());
      return null;
    }
    if (moment != null) {
      past(moment.toInstant(), moment.toLocalDate(), rules);
      return moment.toInstant();
    }
    Period period = pastPeriod(time, zone, rules);
    return period == null ? null : period.to();
  }

  /**
   * Checks when something was said or done, which must not be later than can be everywhere on
   * earth.
   */
  void past(Instant from, LocalDate day, Rules rules) {
    if (from.isAfter(now.plus(Duration.ofHours(24)))) {
      rules.broken("", "must not lie in the future, more than 24 hours from now");
    } else if (day.isBefore(EARLIEST)) {
      rules.broken("", "must not lie before " + EARLIEST);
    }
  }

  void country(String country, Rules rules) {
    if (country != null && !COUNTRIES.contains(country)) {
      rules.broken("/country", "must be an ISO 3166-1 alpha-2 code, not " + country);
    }
  }

  /** Records a keyed part. */
  <T extends Recorded> void add(KeyIndex<T> index, T entity, String key) {
    name(index, entity, key);
    add(entity);
  }

  /** Lets others name a keyed part, before or after it is recorded. */
  <T extends Recorded> void name(KeyIndex<T> index, T entity, String key) {
    entity.key = key;
    entity.recordedAt = now;
    index.put(entity);
  }

  /**
   * Writes down what the parts said, apart from them so that rows of one table go to the database
   * together.
   */
  void finish() {
    saidParts.forEach(entities::persist);
    entities.flush();
  }

  /** Records a part. */
  void add(Object row) {
    entities.persist(row);
    added++;
    listener.at(written, document.size());
  }

  /** Sends to the database what was added. */
  void write() {
    entities.flush();
    written = added;
    listener.at(written, document.size());
  }
}
