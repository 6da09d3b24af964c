package io.counterclaim.recording;

import io.counterclaim.base.RuleCheck;
import io.counterclaim.base.Rules;
import io.counterclaim.base.ViolationCode;
import io.counterclaim.recording.Dossier.SourcePart;
import io.counterclaim.statement.Source;

/** The sources of a dossier. */
final class SourceSection extends Section<SourcePart, Source> {
  SourceSection(Recording recording) {
    super(recording, "sources", NodeType.SOURCE, SourcePart.class, recording.sources);
  }

  @Override
  Source create() {
    return new Source();
  }

  @Override
  void fill(Source source, SourcePart part, Rules rules) {
    Times times = recording.times(part.timeZone(), rules);
    source.kind = part.kind();
    source.publisher = recording.actors.get(part.publisher(), rules.at("/publisher"));
    source.title = part.title();
    source.url = part.url();
    source.archiveUrl = part.archiveUrl();
    source.authors = part.authors();
    source.language = part.language();
    source.published = times.pastPeriod(part.published(), rules.at("/published"));
    source.retrievedAt = times.pastMoment(part.retrieved(), rules.at("/retrieved"));
  }

  @Override
  void persist(Source source, SourcePart part, Rules rules) {
    if (source.publisher != null) {
      super.persist(source, part, rules);
    }
  }

  /** The time of an undated statement is that of its first source, and never changes. */
  @Override
  void amend(
      Source source, SourcePart before, SourcePart part, Difference difference, RuleCheck check) {
    super.amend(source, before, part, difference, check);
    if (difference.isIn("published")) {
      recording
          .entities
          .createNamedQuery("Statement.undatedIn", String.class)
          .setParameter("source", source.id)
          .setMaxResults(1)
          .getResultStream()
          .forEach(
              key ->
                  check.broken(
                      ViolationCode.CONFLICT,
                      "/published",
                      "must stay as it is recorded: the time of the undated statement "
                          + key
                          + " rests on it"));
    }
  }
}
