package io.counterclaim.dispute;

import static io.counterclaim.dispute.Spoken.at;
import static io.counterclaim.dispute.Spoken.statement;
import static io.counterclaim.dispute.Spoken.words;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.counterclaim.statement.Attribute;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimelineTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 a +ENDED | 1.. ONE_SIDED a",
        "1 a +ENDED; 3 b -ENDED | 1..3 ONE_SIDED a, 3.. CONTESTED a b",
        "1 a +ENDED; 3 b -ENDED; 5 b +ENDED | 1..3 ONE_SIDED a, 3..5 CONTESTED a b, 5.. AGREED a b",
        "1 a +ENDED; 1 b +ONGOING | 1.. CONTESTED a b",
        "1 a +ENDED x4 | 1..4 ONE_SIDED a, 4.. WITHDRAWN",
        "1 a +ENDED x4; 6 a -ENDED | 1..4 ONE_SIDED a, 4..6 WITHDRAWN, 6.. DENIED a",
        "1 a +ENDED x4; 4 a +ONGOING | 1..4 ONE_SIDED a, 4.. ONE_SIDED a",
        "1 a +ENDED; 2 a +ONGOING x3 | 1..2 ONE_SIDED a, 2..3 ONE_SIDED a, 3.. ONE_SIDED a",
        "1 a ?ENDED; 2 b ?ENDED | 1..2 ONE_SIDED a, 2.. ONE_SIDED a b",
      })
  void aNewStretchBeginsWithEachChangeOfStateOrPositions(String words, String stretches) {
    assertEquals(stretches, stretches(Attribute.STATUS, words));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 a +ENDED; 2 a +ENDED; 3 a +ENDED | 1.. ONE_SIDED a",
        "1 a +ENDED; 2 a +ENDED x3 | 1.. ONE_SIDED a",
        "1 a +ENDED x3; 2 a +ENDED | 1.. ONE_SIDED a",
        "1 a +ENDED; 1 a +ENDED | 1.. ONE_SIDED a",
        "1 a +ENDED; 1 a -ENDED r1; 2 a -ENDED | 1.. DENIED a",
        "1 a +ENDED; 2 a -ENDED x2 | 1.. ONE_SIDED a",
        "1 a +ENDED x2; 2 a +ENDED | 1.. ONE_SIDED a",
      })
  void theSameWordAgainMakesNoNewOne(String words, String stretches) {
    assertEquals(stretches, stretches(Attribute.STATUS, words));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "5 a +ENDED x2 | 5.. WITHDRAWN",
        "5 a +ENDED x5 | 5.. WITHDRAWN",
        "5 a +ENDED x2; 7 b +ENDED | 5..7 WITHDRAWN, 7.. ONE_SIDED b",
        "1 b +ENDED; 5 a -ENDED x2 | 1.. ONE_SIDED b",
        "1 a +ENDED x5; 5 a -ENDED x2 | 1..5 ONE_SIDED a, 5.. WITHDRAWN",
      })
  void whatWasTakenBackBeforeItWasSaidHasBeenAssertedAndNeverCounts(
      String words, String stretches) {
    assertEquals(stretches, stretches(Attribute.STATUS, words));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 a +arland; 2 b +borland | 1..2 ONE_SIDED a, 2.. AGREED a b",
        "1 a +arland; 2 a -borland; 3 b +borland | 1..2 ONE_SIDED a, 2..3 ONE_SIDED a, 3.. CONTESTED a b",
        "1 a +arland; 2 a -borland x3 | 1..2 ONE_SIDED a, 2..3 ONE_SIDED a, 3.. ONE_SIDED a",
        "1 a +arland x2; 1 b -arland; 2 a +borland | 1..2 CONTESTED a b, 2.. AGREED a b",
      })
  void valuesBesideOneAnotherStandEachForItself(String words, String stretches) {
    assertEquals(stretches, stretches(Attribute.PARTICIPANT, words));
  }

  @Test
  void aStretchNamesTheStatementThatMadeIt() {
    List<Timeline.Span> spans =
        Timeline.of(
            words(
                Attribute.STATUS,
                "1 a +ENDED; 2 a +ENDED x9; 3 b -ENDED x5; 4 c +ENDED; 9 b +ENDED"));
    assertEquals(
        List.of(statement(1), statement(3), statement(4), statement(103), statement(5)),
        spans.stream().map(Timeline.Span::changedBy).toList());
  }

  @Test
  void whatOnlyRepeatsDidNotMakeIt() {
    assertEquals(
        List.of(statement(2), statement(101)),
        Timeline.of(words(Attribute.STATUS, "1 a +ENDED x3; 1 b +ENDED; 3 b +ENDED")).stream()
            .map(Timeline.Span::changedBy)
            .toList());
  }

  @Test
  void theOrderInWhichWordsAreReadDoesNotMatter() {
    List<CampAssertion> words =
        words(
            Attribute.STATUS,
            "1 a +ENDED; 1 a -ENDED; 1 b +ENDED x4; 4 b -ENDED; 4 a +ENDED x6; 6 c ?ENDED; 7 c +ONGOING x2; 6 b +ENDED");
    List<Timeline.Span> spans = Timeline.of(words);
    Random random = new Random(1);
    for (int i = 0; i < 100; i++) {
      List<CampAssertion> mixed = new ArrayList<>(words);
      Collections.shuffle(mixed, random);
      assertEquals(spans, Timeline.of(mixed));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1 a +ENDED; 2 b -ENDED x6; 3 a +ONGOING x5; 4 b ?ENDED x5; 5 b +ENDED; 6 a +ENDED",
        "1 a +ENDED x3; 2 a +ENDED; 3 a +ENDED x5; 4 a -ENDED x7; 6 a -ENDED; 7 b +ENDED x7",
        "2 a +ENDED x1; 3 a +ENDED x3; 4 a +ENDED; 4 b +ENDED x4; 5 b -ENDED x6; 7 b -ENDED",
      })
  void fromAnyMomentOnItGoesAsItDoesFromTheStart(String text) {
    List<CampAssertion> words = words(Attribute.STATUS, text);
    List<Timeline.Span> spans = Timeline.of(words);
    for (int moment = 0; moment < 9; moment++) {
      Instant from = at(moment);
      List<Timeline.Span> lasting =
          spans.stream().filter(s -> s.until() == null || !s.until().isBefore(from)).toList();
      Timeline.Span before =
          lasting.stream().filter(s -> s.since().isBefore(from)).findFirst().orElse(null);
      assertEquals(lasting, Timeline.since(from, before, needed(words, from)), "from " + moment);
    }
  }

  /** Without the words before a moment that others took the place of, or that were withdrawn. */
  private static List<CampAssertion> needed(List<CampAssertion> words, Instant from) {
    return words.stream()
        .filter(
            word ->
                !word.said().isBefore(from)
                    || (word.withdrawn() != null
                        ? !word.withdrawn().isBefore(from)
                        : words.stream()
                            .filter(other -> other.withdrawn() == null)
                            .filter(other -> other.said().isBefore(from))
                            .filter(other -> other.slot().equals(word.slot()))
                            .allMatch(other -> CampAssertion.BY_TIME.compare(other, word) <= 0)))
        .toList();
  }

  private static String stretches(Attribute attribute, String words) {
    return Timeline.of(words(attribute, words)).stream()
        .map(TimelineTest::stretch)
        .collect(Collectors.joining(", "));
  }

  private static String stretch(Timeline.Span span) {
    return (second(span.since())
            + ".."
            + second(span.until())
            + " "
            + span.state()
            + " "
            + Spoken.camps(span.camps()))
        .strip();
  }

  private static String second(Instant moment) {
    return moment == null ? "" : String.valueOf(moment.getEpochSecond());
  }
}
