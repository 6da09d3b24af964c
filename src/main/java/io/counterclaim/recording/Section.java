package io.counterclaim.recording;

import io.counterclaim.base.Recorded;
import io.counterclaim.base.RuleCheck;
import io.counterclaim.base.Rules;
import io.counterclaim.base.ViolationCode;
import io.counterclaim.recording.Dossier.Keyed;
import java.util.Map;

/**
 * The parts of one sort that have keys. What is new is added; what is there must say the same, or
 * is amended.
 *
 * @param <P> a part as it is written
 * @param <E> what it is recorded as
 */
abstract class Section<P extends Keyed<P>, E extends Recorded> {
  final Recording recording;
  private final String name;
  private final NodeType sort;
  private final Class<P> type;
  private final KeyIndex<E> index;

  Section(Recording recording, String name, NodeType sort, Class<P> type, KeyIndex<E> index) {
    this.recording = recording;
    this.name = name;
    this.sort = sort;
    this.type = type;
    this.index = index;
  }

  /** Goes through the parts; broken rules are told, and nothing is sent to the database. */
  void read() {
    Map<String, P> recorded =
        recording.recorded(sort, index.recorded(recording.document.keys(name + ".key")), type);
    recording.each(name, type, (part, rules) -> read(part, recorded.get(part.key()), rules));
  }

  private void read(P part, P before, Rules rules) {
    RuleCheck check = new RuleCheck(rules);
    E there = index.define(part.key(), check);
    if (!check.passed()) {
      fill(create(), part, check);
    } else if (there == null) {
      index.refuse(part.key());
      add(part, check);
    } else {
      meet(there, part, check);
      Difference difference = Difference.of(before.plain(recording), part.plain(recording));
      if (difference.isNone()) {
        recording.unchanged(index.survivor(there));
      } else if (index.survivor(there) != there) {
        check.broken(
            ViolationCode.CONFLICT,
            "/key",
            "must be that of a part that says what is recorded, since the %s %s was merged into %s"
                .formatted(sort.word(), part.key(), index.survivor(there).key));
      } else if (recording.intent.amends()) {
        amend(there, before, part, difference, check);
        recording.amended(there);
      } else {
        difference.members().forEach(member -> conflict(member, part.key(), check));
      }
    }
  }

  private void conflict(String member, String key, Rules rules) {
    rules.broken(
        ViolationCode.CONFLICT,
        "/" + member,
        "must be as it is recorded: the %s %s is there with another %s"
            .formatted(sort.word(), key, member));
  }

  private void add(P part, RuleCheck check) {
    E entity = create();
    fill(entity, part, check);
    if (isWhole(entity, check)) {
      recording.name(index, entity, part.key());
      persist(entity, part, check);
    }
  }

  void persist(E entity, P part, Rules rules) {
    recording.add(entity, false);
    addRows(entity, part, rules);
  }

  /** Tells which rules are broken by a part of what is there, which cannot be amended so. */
  void meet(E there, P part, Rules rules) {}

  /** Makes what is recorded say what the part says. */
  void amend(E there, P before, P part, Difference difference, RuleCheck check) {
    fill(there, part, check);
    removeRows(there);
    addRows(there, part, check);
  }

  /** Whether others can name it, and it can be written if no rule turns out to be broken. */
  boolean isWhole(E entity, RuleCheck check) {
    return check.passed();
  }

  abstract E create();

  /** Puts into it what the part says, and tells which rules that breaks. */
  abstract void fill(E entity, P part, Rules rules);

  /** Adds the rows of other tables that the part is made of. */
  void addRows(E entity, P part, Rules rules) {}

  /** Removes them again. */
  void removeRows(E entity) {}
}
