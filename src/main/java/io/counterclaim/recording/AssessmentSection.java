package io.counterclaim.recording;

import io.counterclaim.actor.Actor;
import io.counterclaim.base.Rules;
import io.counterclaim.base.ViolationCode;
import io.counterclaim.recording.Dossier.AssessmentPart;
import io.counterclaim.statement.Assessment;
import io.counterclaim.statement.Source;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The assessments of a dossier. */
final class AssessmentSection {
  private final Recording recording;
  private final Set<Assessment> added = new LinkedHashSet<>();
  private final Map<List<Object>, Assessment> verdicts = new HashMap<>();
  private final Set<Assessment> replacing = new HashSet<>();

  AssessmentSection(Recording recording) {
    this.recording = recording;
  }

  /** Goes through them; nothing is written. */
  void read() {
    List<UUID> assessed =
        recording.statements.ids(recording.document.keys("assessments.statements"));
    Assessment.recorded(recording.entities, assessed).forEach(a -> verdicts.put(verdict(a), a));
    recording.each("assessments", AssessmentPart.class, this::assessments);
  }

  private void assessments(AssessmentPart part, Rules rules) {
    Times times = recording.times(part.timeZone(), rules);
    Instant assessed = times.pastEnd(part.assessed(), rules.at("/assessed"));
    Actor assessor = recording.actors.get(part.assessor(), rules.at("/assessor"));
    Source source = recording.sources.get(part.source(), rules.at("/source"));
    for (int i = 0; i < part.statements().size(); i++) {
      Rules here = rules.at("/statements/" + i);
      Assessment assessment = new Assessment();
      assessment.statement = recording.statements.get(part.statements().get(i), here);
      assessment.assessor = assessor;
      assessment.verdict = part.verdict();
      assessment.credibility = part.credibility();
      assessment.note = part.note();
      assessment.source = source;
      assessment.recordedAt = recording.now;
      if (assessed != null && assessment.statement != null && assessor != null) {
        assessment.assessedAt = assessed;
        assessment(assessment, here);
      }
    }
  }

  private void assessment(Assessment assessment, Rules rules) {
    Assessment there = verdicts.putIfAbsent(verdict(assessment), assessment);
    if (there == null) {
      added.add(assessment);
    } else if (added.contains(there) || !there.says(assessment) && !recording.intent.amends()) {
      rules.broken(
          ViolationCode.CONFLICT,
          "",
          "must be the only verdict of this assessor on this statement at that time");
    } else if (there.says(assessment)) {
      recording.unchanged(there);
    } else {
      verdicts.put(verdict(assessment), assessment);
      Assessment.withdraw(recording.entities, there.id, recording.now);
      replacing.add(assessment);
      added.add(assessment);
    }
  }

  private static List<Object> verdict(Assessment assessment) {
    return List.of(assessment.statement.key, assessment.assessor.key, assessment.assessedAt);
  }

  void write() {
    added.forEach(assessment -> recording.add(assessment, replacing.contains(assessment)));
  }
}
