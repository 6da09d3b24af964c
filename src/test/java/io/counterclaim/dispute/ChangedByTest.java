package io.counterclaim.dispute;

import static io.counterclaim.dispute.Spoken.words;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.counterclaim.statement.Attribute;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which statement made a stretch begin, where several were said at that moment. */
class ChangedByTest {
  @ParameterizedTest
  @CsvSource({
    "1 a +ENDED; 3 b -ENDED; 3 a +ENDED, 1 2",
    "1 a +ENDED x3; 3 b -ENDED; 3 a +ENDED, 1 2",
    "1 a +ENDED; 3 b -ENDED; 3 a +ONGOING r1; 3 a +ENDED r2, 1 2",
    "1 a +ENDED; 3 b -ENDED; 3 a +ONGOING x2, 1 2",
    "1 a +ENDED x3; 2 a +ENDED; 3 b +ENDED, 1 3",
    "1 a +ENDED x3; 2 b +ENDED x3; 3 b +ENDED, 1 2 101",
    "5 a +ENDED x2, 1"
  })
  void itIsOneThatChangedSomethingInTheEnd(String words, String makers) {
    assertEquals(List.of(makers.split(" ")), makers(words));
  }

  private static List<String> makers(String words) {
    return Timeline.of(words(Attribute.STATUS, words)).stream()
        .map(span -> span.changedBy().getLeastSignificantBits())
        .map(String::valueOf)
        .toList();
  }
}
