package io.counterclaim.dispute;

import static io.counterclaim.dispute.Spoken.at;
import static io.counterclaim.dispute.Spoken.word;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.counterclaim.statement.Attribute;
import io.counterclaim.statement.Polarity;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CampAssertionTest {
  @ParameterizedTest
  @CsvSource({
    "STATUS, +ENDED, -ENDED",
    "STATUS, +ENDED, +ONGOING",
    "OCCURRED, +YES, +NO",
    "OUTCOME, +WITHDRAWAL, +VICTORY",
    "CONTROLLER, +arland, +borland",
    "PLACE, +here, +there",
    "PARTICIPANT, +arland, -arland",
    "INITIATOR, +arland, -arland",
    "TARGET, +arland, -arland",
    "KILLED, +EXACTLY:6:men, +EXACTLY:7:men",
    "KILLED, +EXACTLY:6:men, -EXACTLY:6:men",
    "KILLED, +LESS_THAN:10:men, +AT_LEAST:10:men",
    "START, +2025-04-26, +2025-04-27",
    "START, +2025-04-26, -2025-04-26",
    "END, +2024, +2025"
  })
  void theseCannotBothHold(Attribute attribute, String one, String other) {
    assertTrue(contradict(attribute, one, other));
  }

  @ParameterizedTest
  @CsvSource({
    "STATUS, +ENDED, +ENDED",
    "STATUS, -ENDED, -ENDED",
    "STATUS, -ENDED, -ONGOING",
    "STATUS, +ENDED, -ONGOING",
    "STATUS, ?ENDED, +ENDED",
    "STATUS, ?ENDED, -ENDED",
    "STATUS, ?ENDED, +ONGOING",
    "STATUS, ?ENDED, ?ONGOING",
    "PARTICIPANT, +arland, +borland",
    "INITIATOR, +arland, +borland",
    "TARGET, +arland, +borland",
    "PARTICIPANT, +arland, -borland",
    "KILLED, +MORE_THAN:10000:men, +ABOUT:12000:men",
    "KILLED, +EXACTLY:6:men, +EXACTLY:7:dogs",
    "KILLED, +EXACTLY:6:men, -EXACTLY:6:dogs",
    "KILLED, +EXACTLY:6:men, -EXACTLY:7:men",
    "KILLED, +EXACTLY:6:men, -ABOUT:6:men",
    "START, +2025-04-26, +2025-04",
    "START, +2025-04-26, -2025-04"
  })
  void theseCan(Attribute attribute, String one, String other) {
    assertFalse(contradict(attribute, one, other));
  }

  private static boolean contradict(Attribute attribute, String one, String other) {
    CampAssertion a = word(attribute, 1, "1 a " + one);
    CampAssertion b = word(attribute, 2, "2 b " + other);
    assertEquals(a.contradicts(b), b.contradicts(a));
    return a.contradicts(b);
  }

  @Test
  void aCampDoesNotContradictItself() {
    assertFalse(
        word(Attribute.STATUS, 1, "1 a +ENDED")
            .contradicts(word(Attribute.STATUS, 2, "2 a -ENDED")));
  }

  @Test
  void theLatestIsWhatWasSaidLastThenRecordedLastThenHasTheGreatestId() {
    List<CampAssertion> words =
        List.of(
            word(Attribute.STATUS, 9, "1 a +ENDED r9"),
            word(Attribute.STATUS, 8, "2 a +ENDED r1"),
            word(Attribute.STATUS, 6, "2 a +ENDED r2"),
            word(Attribute.STATUS, 7, "2 a +ENDED r2"));
    for (int i = 1; i < words.size(); i++) {
      assertTrue(CampAssertion.BY_TIME.compare(words.get(i - 1), words.get(i)) < 0, "word " + i);
      assertTrue(CampAssertion.BY_TIME.compare(words.get(i), words.get(i - 1)) > 0, "word " + i);
    }
  }

  @Test
  void idsAreInTheOrderOfTheirDigits() {
    CampAssertion low = by(new UUID(0x7fffffffffffffffL, 0));
    CampAssertion high = by(new UUID(0x8000000000000000L, 0));
    assertTrue(CampAssertion.BY_TIME.compare(low, high) < 0);
    CampAssertion lowEnd = by(new UUID(0, 0x7fffffffffffffffL));
    CampAssertion highEnd = by(new UUID(0, 0x8000000000000000L));
    assertTrue(CampAssertion.BY_TIME.compare(lowEnd, highEnd) < 0);
  }

  private static CampAssertion by(UUID statement) {
    CampAssertion word = word(Attribute.STATUS, 1, "1 a +ENDED");
    return new CampAssertion(
        word.question(),
        word.assertion(),
        statement,
        word.camp(),
        word.polarity(),
        word.basis(),
        word.value(),
        word.said(),
        word.recorded(),
        null,
        null);
  }

  @ParameterizedTest
  @EnumSource(Attribute.class)
  void onlyWhoTookPartBeganItOrWasAimedAtMayBeSeveral(Attribute attribute) {
    boolean apart =
        !word(attribute, 1, "1 a +arland").slot().equals(word(attribute, 2, "2 a -borland").slot());
    assertEquals(
        List.of(Attribute.PARTICIPANT, Attribute.INITIATOR, Attribute.TARGET).contains(attribute),
        apart);
  }

  @Test
  void aWordCountsFromTheEndOfThePeriodInWhichItWasSaidUntilItIsTakenBack() {
    CampAssertion word = word(Attribute.STATUS, 1, "2 a +ENDED x5");
    assertFalse(word.countsAt(at(2).minusNanos(1)));
    assertTrue(word.countsAt(at(2)));
    assertTrue(word.countsAt(at(5).minusNanos(1)));
    assertFalse(word.countsAt(at(5)));
    assertFalse(word.countsAt(at(9)));
  }

  @ParameterizedTest
  @CsvSource({"2", "1"})
  void aWordTakenBackNoLaterThanItWasSaidNeverCounts(int withdrawn) {
    CampAssertion word = word(Attribute.STATUS, 1, "2 a +ENDED x" + withdrawn);
    for (int moment = 0; moment < 9; moment++) {
      assertFalse(word.countsAt(at(moment)));
    }
  }

  @Test
  void theSameIsOnePolarityOfOneValue() {
    CampAssertion word = word(Attribute.STATUS, 1, "1 a +ENDED");
    assertTrue(word.saysTheSameAs(word(Attribute.STATUS, 2, "2 b +ENDED")));
    assertFalse(word.saysTheSameAs(word(Attribute.STATUS, 2, "2 a -ENDED")));
    assertFalse(word.saysTheSameAs(word(Attribute.STATUS, 2, "2 a +ONGOING")));
    assertEquals(Polarity.AFFIRMS, word.polarity());
  }
}
