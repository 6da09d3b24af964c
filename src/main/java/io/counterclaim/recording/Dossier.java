package io.counterclaim.recording;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.counterclaim.actor.ActorType;
import io.counterclaim.actor.AffiliationKind;
import io.counterclaim.actor.NameKind;
import io.counterclaim.base.IdScheme;
import io.counterclaim.engagement.EngagementKind;
import io.counterclaim.engagement.GeoPrecision;
import io.counterclaim.engagement.ParticipationRole;
import io.counterclaim.engagement.Side;
import io.counterclaim.statement.AssertionBasis;
import io.counterclaim.statement.Attribute;
import io.counterclaim.statement.Credibility;
import io.counterclaim.statement.Medium;
import io.counterclaim.statement.Polarity;
import io.counterclaim.statement.Quantity;
import io.counterclaim.statement.RelationBasis;
import io.counterclaim.statement.RelationType;
import io.counterclaim.statement.Rendering;
import io.counterclaim.statement.SourceKind;
import io.counterclaim.statement.StatementKind;
import io.counterclaim.statement.Verdict;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * A dossier as it is written: its parts name one another by key. `dossier.schema.json` says what
 * each member means.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@RegisterForReflection
record Dossier(
    String timeZone,
    List<ActorPart> actors,
    List<AffiliationPart> affiliations,
    List<PlacePart> places,
    List<SourcePart> sources,
    List<EngagementPart> engagements,
    List<StatementPart> statements,
    List<RelationPart> relations,
    List<AssessmentPart> assessments) {

  Dossier {
    actors = list(actors);
    affiliations = list(affiliations);
    places = list(places);
    sources = list(sources);
    engagements = list(engagements);
    statements = list(statements);
    relations = list(relations);
    assessments = list(assessments);
  }

  private static <T> List<T> list(List<T> list) {
    return list == null ? List.of() : list;
  }

  /** What names and times in parts stand for, however they are spelt. */
  interface Spelling {
    String actor(String name);

    String place(String name);

    String source(String name);

    String engagement(String name);

    String time(String text, String timeZone);
  }

  /** A part that others name by its key. */
  interface Keyed<P> {
    String key();

    /** The same in the one spelling in which parts that say the same are equal. */
    P plain(Spelling spelling);
  }

  /** What is merged may be the same then, and is there once. */
  private static <T> List<T> sorted(List<T> list) {
    return list.stream().distinct().sorted(Comparator.comparing(Object::toString)).toList();
  }

  @RegisterForReflection
  record Name(String text, String language, NameKind kind) {}

  @RegisterForReflection
  record ActorPart(
      String key,
      ActorType type,
      String name,
      String country,
      String description,
      List<Name> aliases,
      Map<IdScheme, String> externalIds,
      String mergedInto)
      implements Keyed<ActorPart> {
    ActorPart {
      aliases = list(aliases);
      externalIds = externalIds == null ? Map.of() : externalIds;
    }

    /** Whom it is merged into is no part of what it is itself. */
    @Override
    public ActorPart plain(Spelling spelling) {
      return new ActorPart(
          key, type, name, country, description, sorted(aliases), externalIds, null);
    }
  }

  @RegisterForReflection
  record AffiliationPart(
      String member,
      AffiliationKind kind,
      String group,
      String title,
      LocalDate from,
      LocalDate to) {}

  @RegisterForReflection
  record PlacePart(
      String key,
      String name,
      String country,
      Double latitude,
      Double longitude,
      GeoPrecision precision,
      Map<IdScheme, String> externalIds)
      implements Keyed<PlacePart> {
    PlacePart {
      externalIds = externalIds == null ? Map.of() : externalIds;
    }

    @Override
    public PlacePart plain(Spelling spelling) {
      return this;
    }
  }

  @RegisterForReflection
  record SourcePart(
      String key,
      SourceKind kind,
      String publisher,
      String title,
      String url,
      String archiveUrl,
      List<String> authors,
      String language,
      String published,
      String retrieved,
      String timeZone)
      implements Keyed<SourcePart> {
    SourcePart {
      authors = list(authors);
    }

    @Override
    public SourcePart plain(Spelling spelling) {
      return new SourcePart(
          key,
          kind,
          spelling.actor(publisher),
          title,
          url,
          archiveUrl,
          authors,
          language,
          spelling.time(published, timeZone),
          retrieved == null ? null : OffsetDateTime.parse(retrieved).toInstant().toString(),
          null);
    }
  }

  @RegisterForReflection
  record Participant(String actor, ParticipationRole role, Side side) {
    Participant plain(Spelling spelling) {
      return new Participant(spelling.actor(actor), role, side);
    }
  }

  @RegisterForReflection
  record EngagementPart(
      String key,
      EngagementKind kind,
      String title,
      String summary,
      boolean aggregate,
      String period,
      String place,
      String partOf,
      List<Participant> participants,
      String timeZone)
      implements Keyed<EngagementPart> {
    EngagementPart {
      participants = list(participants);
    }

    @Override
    public EngagementPart plain(Spelling spelling) {
      return new EngagementPart(
          key,
          kind,
          title,
          summary,
          aggregate,
          spelling.time(period, timeZone),
          spelling.place(place),
          spelling.engagement(partOf),
          sorted(participants.stream().map(p -> p.plain(spelling)).toList()),
          null);
    }
  }

  @RegisterForReflection
  record CitationPart(String source, String quote, String attribution, String relays) {
    CitationPart plain(Spelling spelling) {
      return new CitationPart(spelling.source(source), quote, attribution, spelling.source(relays));
    }
  }

  @RegisterForReflection
  record AssertionPart(
      String engagement,
      Attribute attribute,
      String subject,
      Polarity polarity,
      AssertionBasis basis,
      String code,
      String actor,
      String place,
      Quantity quantity,
      String time) {
    AssertionPart {
      polarity = polarity == null ? Polarity.AFFIRMS : polarity;
      basis = basis == null ? AssertionBasis.STATED : basis;
    }

    AssertionPart plain(Spelling spelling, String timeZone) {
      return new AssertionPart(
          spelling.engagement(engagement),
          attribute,
          spelling.actor(subject),
          polarity,
          basis,
          code,
          spelling.actor(actor),
          spelling.place(place),
          quantity,
          time == null ? null : spelling.time(time, timeZone));
    }
  }

  @RegisterForReflection
  record StatementPart(
      String key,
      String speaker,
      String onBehalfOf,
      StatementKind kind,
      Rendering rendering,
      String text,
      String language,
      String originalText,
      String originalLanguage,
      String said,
      Medium medium,
      String platform,
      List<CitationPart> citations,
      List<AssertionPart> assertions,
      String timeZone)
      implements Keyed<StatementPart> {
    StatementPart {
      citations = list(citations);
      assertions = list(assertions);
    }

    @Override
    public StatementPart plain(Spelling spelling) {
      return new StatementPart(
          key,
          spelling.actor(speaker),
          spelling.actor(onBehalfOf),
          kind,
          rendering,
          text,
          language,
          originalText,
          originalLanguage,
          said == null ? null : spelling.time(said, timeZone),
          medium,
          platform,
          citations.stream().map(citation -> citation.plain(spelling)).toList(),
          sorted(assertions.stream().map(each -> each.plain(spelling, timeZone)).toList()),
          null);
    }
  }

  @RegisterForReflection
  record RelationPart(
      String from, RelationType type, String to, RelationBasis basis, String note) {}

  @RegisterForReflection
  record AssessmentPart(
      String assessor,
      List<String> statements,
      Verdict verdict,
      Credibility credibility,
      String note,
      String source,
      String assessed,
      String timeZone) {
    AssessmentPart {
      statements = list(statements);
    }
  }
}
