package io.counterclaim.dispute;

import static io.counterclaim.dispute.Spoken.at;
import static io.counterclaim.dispute.Spoken.words;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.counterclaim.statement.Attribute;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandingTest {
  private static final long END = 1000;

  @ParameterizedTest
  @CsvSource({
    "CONTESTED, STATUS, 1 a +ENDED; 2 b +ONGOING",
    "CONTESTED, STATUS, 1 a +ENDED; 2 b -ENDED",
    "CONTESTED, STATUS, 1 a +ENDED; 2 b +ENDED; 3 c +ONGOING",
    "CONTESTED, PARTICIPANT, 1 a +arland; 2 b -arland",
    "CONTESTED, PARTICIPANT, 1 a +arland; 2 a -borland; 3 b +borland",
    "CONTESTED, KILLED, 1 a +AT_LEAST:10:men; 2 b +LESS_THAN:10:men",
    "CONTESTED, START, 1 a +2025-04-26; 2 b +2025-04-27",
    "AGREED, STATUS, 1 a +ENDED; 2 b +ENDED",
    "AGREED, STATUS, 1 a +ENDED; 2 b ?ENDED",
    "AGREED, STATUS, 1 a +ENDED; 2 b ?ONGOING",
    "AGREED, STATUS, 1 a +ENDED; 2 b -ONGOING",
    "AGREED, PARTICIPANT, 1 a +arland; 2 b +borland",
    "AGREED, PARTICIPANT, 1 a +arland; 2 a -borland; 3 b +arland",
    "AGREED, KILLED, 1 a +MORE_THAN:10000:men; 2 b +ABOUT:12000:men",
    "AGREED, KILLED, 1 a +EXACTLY:6:men; 2 b +EXACTLY:2:dogs",
    "AGREED, START, 1 a +2025-04-26; 2 b +2025-04",
    "ONE_SIDED, STATUS, 1 a +ENDED",
    "ONE_SIDED, STATUS, 1 a ?ENDED",
    "ONE_SIDED, STATUS, 1 a ?ENDED; 2 b ?ENDED",
    "ONE_SIDED, PARTICIPANT, 1 a +arland; 2 a -borland",
    "ONE_SIDED, PARTICIPANT, 1 a +arland; 2 a +borland",
    "DENIED, STATUS, 1 a -ENDED",
    "DENIED, STATUS, 1 a -ENDED; 2 b -ONGOING",
    "DENIED, STATUS, 1 a -ENDED; 2 b ?ENDED",
    "DENIED, PARTICIPANT, 1 a -arland; 2 a ?borland",
    "WITHDRAWN, STATUS, 1 a +ENDED x2",
    "WITHDRAWN, STATUS, 1 a +ENDED x2; 3 b -ENDED x4"
  })
  void theLatestWordsOfTheCampsMakeTheState(DisputeState state, Attribute attribute, String words) {
    assertEquals(state, Standing.at(at(END), words(attribute, words)).state());
  }

  @ParameterizedTest
  @CsvSource({
    "0, STATUS, ''",
    "1, STATUS, 1",
    "2, STATUS, 2",
    "3, STATUS, 2 3",
    "4, STATUS, 1 3",
    "5, STATUS, 1 3",
    "6, STATUS, 3 5"
  })
  void ofEachCampTheLatestWordThatCountsStands(int moment, Attribute attribute, String latest) {
    assertEquals(
        statements(latest),
        latest(
            moment,
            attribute,
            "1 a +ENDED; 2 a +ONGOING x4; 3 b -ENDED; 5 a -ENDED x5; 6 a ?ENDED"));
  }

  @ParameterizedTest
  @CsvSource({
    "1 a +ENDED r2; 1 a -ENDED r1, 1",
    "1 a +ENDED r1; 1 a -ENDED r2, 2",
    "1 a +ENDED; 1 a -ENDED, 2",
    "2 a +ENDED r1; 1 a -ENDED r2, 1",
    "1 a +ENDED r2 x3; 1 a -ENDED r1, 2",
    "1 a +ENDED; 1 b -ENDED, 1 2"
  })
  void ofWhatWasSaidAtOnceTheLastRecordedStandsThenTheGreatestId(String words, String latest) {
    assertEquals(statements(latest), latest(END, Attribute.STATUS, words));
  }

  @ParameterizedTest
  @CsvSource({
    "1 a +arland; 2 a +borland, 1 2",
    "1 a +arland; 2 a -arland, 2",
    "1 a +arland; 2 a -borland; 3 a +borland, 1 3",
    "1 a +arland; 2 a +arland x3; 4 a ?borland, 1 3"
  })
  void ofAttributesThatHoldManyValuesEachValueHasItsLatestWord(String words, String latest) {
    assertEquals(statements(latest), latest(END, Attribute.PARTICIPANT, words));
    assertEquals(statements(latest), latest(END, Attribute.INITIATOR, words));
    assertEquals(statements(latest), latest(END, Attribute.TARGET, words));
  }

  private static Set<UUID> latest(long moment, Attribute attribute, String words) {
    return Standing.at(at(moment), words(attribute, words)).latest().stream()
        .map(CampAssertion::statement)
        .collect(Collectors.toSet());
  }

  private static Set<UUID> statements(String numbers) {
    List<Long> each =
        numbers.isEmpty()
            ? List.of()
            : LongStream.of(
                    List.of(numbers.split(" ")).stream().mapToLong(Long::parseLong).toArray())
                .boxed()
                .toList();
    return each.stream().map(Spoken::statement).collect(Collectors.toSet());
  }
}
