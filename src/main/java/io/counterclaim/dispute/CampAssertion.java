package io.counterclaim.dispute;

import io.counterclaim.statement.AssertionBasis;
import io.counterclaim.statement.Polarity;
import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;

/**
 * What a camp said once on a question.
 *
 * @param said from when it counts: the end of the period in which it was said
 * @param withdrawn from when it counts no more, since it was retracted or corrected; null if it was
 *     not
 * @param withdrawnBy the statement that did so
 */
record CampAssertion(
    Question question,
    UUID assertion,
    UUID statement,
    UUID camp,
    Polarity polarity,
    AssertionBasis basis,
    Value value,
    Instant said,
    Instant recorded,
    Instant withdrawn,
    UUID withdrawnBy) {

  /**
   * The latest is the last: by when it was said, then recorded, then by id as the database orders
   * ids.
   */
  static final Comparator<CampAssertion> BY_TIME =
      Comparator.comparing(CampAssertion::said)
          .thenComparing(CampAssertion::recorded)
          .thenComparing(word -> word.statement.toString())
          .thenComparing(word -> word.assertion.toString());

  /**
   * What a later word takes the place of: the camp's word, or of attributes that hold many values
   * its word on this one.
   */
  record Slot(UUID camp, Value value) {}

  Slot slot() {
    return new Slot(camp, question.attribute().holdsMany() ? value : null);
  }

  boolean countsAt(Instant moment) {
    return !said.isAfter(moment) && (withdrawn == null || withdrawn.isAfter(moment));
  }

  /** Whether two words of different camps cannot both hold. */
  boolean contradicts(CampAssertion other) {
    if (camp.equals(other.camp)
        || polarity == Polarity.NEITHER
        || other.polarity == Polarity.NEITHER) {
      return false;
    }
    if (polarity != other.polarity) {
      return value.equals(other.value);
    }
    return polarity == Polarity.AFFIRMS
        && !question.attribute().holdsMany()
        && !value.agreesWith(other.value);
  }

  boolean saysTheSameAs(CampAssertion other) {
    return polarity == other.polarity && value.equals(other.value);
  }
}
