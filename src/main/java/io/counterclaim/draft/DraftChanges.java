package io.counterclaim.draft;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.counterclaim.base.ViolationCode;
import io.counterclaim.graphql.lists.Ids;
import io.counterclaim.graphql.lists.TimeRange;
import io.counterclaim.graphql.schema.Json;
import io.counterclaim.graphql.schema.Revision;
import io.counterclaim.recording.DossierDocument;
import io.counterclaim.recording.DossierException;
import io.counterclaim.recording.mutation.InputViolation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** What the mutations of drafts have in common. */
@ApplicationScoped
class DraftChanges {
  @Inject Drafts drafts;

  DraftPayload save(SaveDraftInput input, String by) {
    TimeRange.check("input.embargoedUntil", input.embargoedUntil());
    List<InputViolation> broken = text("title", input.title());
    broken.addAll(dossier(input.dossier()));
    Function<Draft, List<InputViolation>> step = draft -> save(draft, input, by);
    return broken.isEmpty() ? stepOf(input, step) : refused(broken);
  }

  private DraftPayload stepOf(SaveDraftInput input, Function<Draft, List<InputViolation>> step) {
    return input.id() == null
        ? change(Optional.of(new Draft()), "", input.expected(), null, step)
        : change(find(input.id()), input.id(), input.expected(), DraftStatus.AT_WORK, step);
  }

  private List<InputViolation> save(Draft draft, SaveDraftInput input, String by) {
    draft.title = input.title();
    draft.content = input.dossier().text();
    draft.embargoedUntil = input.embargoedUntil();
    drafts.save(draft, by);
    return List.of();
  }

  DraftPayload giveBack(ReturnDraftInput input) {
    List<InputViolation> broken = text("comment", input.comment());
    return broken.isEmpty()
        ? change(
            find(input.id()),
            input.id(),
            input.expected(),
            EnumSet.of(DraftStatus.SUBMITTED, DraftStatus.APPROVED),
            draft -> {
              draft.comment = input.comment();
              draft.approvedBy = null;
              drafts.make(draft, DraftStatus.OPEN);
              return List.of();
            })
        : refused(broken);
  }

  /**
   * Takes the step of a draft, unless it is not the one that is meant.
   *
   * @param from what it may be before
   * @param step answers the rules that it breaks, and then is not taken
   */
  DraftPayload change(
      DraftInput input, Set<DraftStatus> from, Function<Draft, List<InputViolation>> step) {
    return change(find(input.id()), input.id(), input.expected(), from, step);
  }

  private Optional<Draft> find(String id) {
    return Ids.isId(id) ? drafts.take(UUID.fromString(id)) : Optional.empty();
  }

  private static DraftPayload change(
      Optional<Draft> found,
      String id,
      Revision expected,
      Set<DraftStatus> from,
      Function<Draft, List<InputViolation>> step) {
    if (found.isEmpty()) {
      return refused(
          List.of(broken(ViolationCode.NOT_FOUND, "id", "must be the id of a draft, not " + id)));
    }
    Draft draft = found.get();
    List<InputViolation> conflicts = conflicts(draft, expected, from);
    List<InputViolation> violations = conflicts.isEmpty() ? step.apply(draft) : conflicts;
    return violations.isEmpty() ? changed(draft) : refused(violations);
  }

  private static List<InputViolation> conflicts(
      Draft draft, Revision expected, Set<DraftStatus> from) {
    List<InputViolation> conflicts = new ArrayList<>();
    if (expected != null && expected.number() != draft.number) {
      conflicts.add(
          broken(
              ViolationCode.CONFLICT,
              "expected",
              "must be the revision that is there, which is " + draft.number));
    }
    if (from != null && !from.contains(draft.status)) {
      conflicts.add(
          broken(
              ViolationCode.CONFLICT,
              "id",
              "must be a draft that is one of " + from + ", and this one is " + draft.status));
    }
    return conflicts;
  }

  private static DraftPayload changed(Draft draft) {
    DraftPayload payload = new DraftPayload();
    payload.draft = draft;
    payload.revision = new Revision(draft.number);
    return payload;
  }

  private static DraftPayload refused(List<InputViolation> violations) {
    DraftPayload payload = new DraftPayload();
    payload.refuse(violations);
    return payload;
  }

  private static List<InputViolation> text(String member, String text) {
    List<InputViolation> broken = new ArrayList<>();
    if (text.isBlank()) {
      broken.add(broken(ViolationCode.INVALID, member, "must not be blank"));
    } else if (text.indexOf('\0') >= 0) {
      broken.add(broken(ViolationCode.INVALID, member, "must not have a zero character"));
    }
    return broken;
  }

  private static List<InputViolation> dossier(Json dossier) {
    try {
      return DossierDocument.parse(dossier.text().getBytes(UTF_8)).isObject()
          ? List.of()
          : List.of(broken(ViolationCode.INVALID, "dossier", "must be a JSON object"));
    } catch (DossierException refused) {
      return refused.violations.stream()
          .map(violation -> InputViolation.of(violation, "/input/dossier"))
          .toList();
    }
  }

  private static InputViolation broken(ViolationCode code, String member, String rule) {
    return new InputViolation(code, List.of("input", member), rule);
  }
}
