package io.counterclaim.dossier;

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
import java.util.List;
import java.util.Map;

/**
 * A dossier as it is written: its parts name one another by key. `dossier.schema.json` says what
 * each member means.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@RegisterForReflection(
    targets = {
      Dossier.class,
      Dossier.Name.class,
      Dossier.ActorPart.class,
      Dossier.AffiliationPart.class,
      Dossier.PlacePart.class,
      Dossier.SourcePart.class,
      Dossier.Participant.class,
      Dossier.EngagementPart.class,
      Dossier.CitationPart.class,
      Dossier.AssertionPart.class,
      Dossier.StatementPart.class,
      Dossier.RelationPart.class,
      Dossier.AssessmentPart.class,
      Quantity.class
    })
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

  /** A part with times in it, which mean something else in another time zone. */
  interface Timed {
    /** Of those that give no offset; null for that of the dossier. */
    String timeZone();
  }

  record Name(String text, String language, NameKind kind) {}

  record ActorPart(
      String key,
      ActorType type,
      String name,
      String country,
      String description,
      List<Name> aliases,
      Map<IdScheme, String> externalIds) {
    ActorPart {
      aliases = list(aliases);
      externalIds = externalIds == null ? Map.of() : externalIds;
    }
  }

  record AffiliationPart(
      String member,
      AffiliationKind kind,
      String group,
      String title,
      LocalDate from,
      LocalDate to) {}

  record PlacePart(
      String key,
      String name,
      String country,
      Double latitude,
      Double longitude,
      GeoPrecision precision,
      Map<IdScheme, String> externalIds) {
    PlacePart {
      externalIds = externalIds == null ? Map.of() : externalIds;
    }
  }

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
      implements Timed {
    SourcePart {
      authors = list(authors);
    }
  }

  record Participant(String actor, ParticipationRole role, Side side) {}

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
      implements Timed {
    EngagementPart {
      participants = list(participants);
    }
  }

  record CitationPart(String source, String quote, String attribution, String relays) {}

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
  }

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
      implements Timed {
    StatementPart {
      citations = list(citations);
      assertions = list(assertions);
    }
  }

  record RelationPart(
      String from, RelationType type, String to, RelationBasis basis, String note) {}

  record AssessmentPart(
      String assessor,
      List<String> statements,
      Verdict verdict,
      Credibility credibility,
      String note,
      String source,
      String assessed,
      String timeZone)
      implements Timed {
    AssessmentPart {
      statements = list(statements);
    }
  }
}
