package io.counterclaim.recording;

import io.counterclaim.base.Period;
import io.counterclaim.base.Rules;
import io.counterclaim.base.ViolationCode;
import io.counterclaim.recording.Dossier.CitationPart;
import io.counterclaim.recording.Dossier.StatementPart;
import io.counterclaim.statement.Citation;
import io.counterclaim.statement.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** The citations of the statements of a dossier. */
final class Citations {
  private final Recording recording;

  Citations(Recording recording) {
    this.recording = recording;
  }

  List<Citation> of(Statement statement, List<CitationPart> parts, Rules rules) {
    List<Citation> citations = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      citations.add(citation(statement, parts.get(i), i, rules.at("/citations/" + i)));
    }
    return citations;
  }

  private Citation citation(Statement statement, CitationPart part, int position, Rules rules) {
    Citation citation = new Citation();
    citation.statement = statement;
    citation.source = recording.sources.get(part.source(), rules.at("/source"));
    citation.position = position;
    citation.quote = part.quote();
    citation.attribution = part.attribution();
    citation.relays = recording.sources.get(part.relays(), rules.at("/relays"));
    if (part.quote() != null && !statement.contains(part.quote())) {
      rules.broken("/quote", "must stand in the text of the statement");
    }
    if (citation.source != null && citation.source == citation.relays) {
      rules.broken("/relays", "must be another source than the one cited");
    }
    return citation;
  }

  /** Adds those that come after the recorded ones, which stay as they are. */
  void append(
      Statement statement,
      StatementPart before,
      StatementPart part,
      List<Citation> citations,
      Rules rules) {
    int there = before.citations().size();
    for (int i = 0; i < there; i++) {
      if (i >= citations.size() || !plain(before, i).equals(plain(part, i))) {
        rules.broken(
            ViolationCode.CONFLICT,
            "/citations",
            "must begin with those that are recorded, as they are: only further ones can be added");
        return;
      }
    }
    for (int i = there; i < citations.size(); i++) {
      boolean first =
          !Objects.equals(
              published(citations.subList(0, i)), published(citations.subList(0, i + 1)));
      append(statement, citations.get(i), first, rules.at("/citations/" + i));
    }
  }

  /** When the first of the sources was published; null if that is known of none. */
  static Period published(List<Citation> citations) {
    return citations.stream()
        .map(citation -> citation.source)
        .filter(Objects::nonNull)
        .map(source -> source.published)
        .filter(published -> published != null && published.to() != null)
        .min(Comparator.comparing(Period::from).thenComparing(Period::to))
        .orElse(null);
  }

  private CitationPart plain(StatementPart part, int i) {
    return part.citations().get(i).plain(recording);
  }

  /** The time of an undated statement is that of its first source, and never changes. */
  private void append(Statement statement, Citation citation, boolean first, Rules rules) {
    if (first && statement.said.from() == null) {
      rules.broken(
          ViolationCode.CONFLICT,
          "/source",
          "must not be published before the statement's first source: the time of the undated statement rests on that");
    } else if (citation.source != null) {
      recording.entities.persist(citation);
    }
  }
}
