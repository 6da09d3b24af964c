package io.counterclaim.dispute;

import static io.counterclaim.dispute.Values.value;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.counterclaim.statement.QuantityQualifier;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueTest {
  @ParameterizedTest
  @CsvSource({
    "ENDED, ENDED",
    "MORE_THAN:10000:men, ABOUT:12000:men",
    "EXACTLY:6:men, EXACTLY:6:men",
    "EXACTLY:0:men, UP_TO:0:men",
    "EXACTLY:6:men, EXACTLY:6:dogs",
    "EXACTLY:6:men, EXACTLY:7:dogs",
    "NEARLY:150:men, EXACTLY:3:men",
    "NEARLY:150:men, EXACTLY:150:men",
    "NEARLY:150:men, AT_LEAST:150:men",
    "NEARLY:150:men, UP_TO:20:men",
    "UP_TO:10:men, AT_LEAST:10:men",
    "UP_TO:10:men, LESS_THAN:1:men",
    "LESS_THAN:10:men, AT_LEAST:9.99:men",
    "AT_LEAST:10:men, MORE_THAN:1000000:men",
    "ABOUT:100:men, EXACTLY:90:men",
    "ABOUT:100:men, EXACTLY:110:men",
    "ABOUT:100:men, AT_LEAST:110:men",
    "ABOUT:100:men, UP_TO:90:men",
    "ABOUT:90:men, ABOUT:110:men",
    "ABOUT:81:men, ABOUT:99:men",
    "ABOUT:0:men, EXACTLY:0:men",
    "ABOUT:1000:men, EXACTLY:1100:men",
    "ABOUT:70:men, EXACTLY:77:men",
    "ABOUT:30:men, EXACTLY:27:men",
    "2025-04-26, 2025-04",
    "2025-04-26T16, 2025-04-26",
    "2025-04-26T23, 2025",
    "2025-04, 2025",
    "2025-04-30, 2025-04-30"
  })
  void theseAgree(String one, String other) {
    assertTrue(value(one).agreesWith(value(other)));
    assertTrue(value(other).agreesWith(value(one)));
  }

  @ParameterizedTest
  @CsvSource({
    "ENDED, ONGOING",
    "EXACTLY:6:men, EXACTLY:7:men",
    "LESS_THAN:10:men, AT_LEAST:10:men",
    "LESS_THAN:10:men, EXACTLY:10:men",
    "LESS_THAN:10:men, MORE_THAN:10:men",
    "UP_TO:10:men, MORE_THAN:10:men",
    "NEARLY:150:men, MORE_THAN:150:men",
    "NEARLY:150:men, EXACTLY:151:men",
    "UP_TO:10:men, AT_LEAST:11:men",
    "ABOUT:100:men, EXACTLY:89.99:men",
    "ABOUT:100:men, EXACTLY:110.01:men",
    "ABOUT:100:men, MORE_THAN:110:men",
    "ABOUT:100:men, LESS_THAN:90:men",
    "ABOUT:1000:men, MORE_THAN:1100:men",
    "ABOUT:70:men, MORE_THAN:77:men",
    "ABOUT:12000:men, MORE_THAN:13200:men",
    "ABOUT:30:men, LESS_THAN:27:men",
    "ABOUT:80:men, ABOUT:99:men",
    "ABOUT:0:men, MORE_THAN:0:men",
    "2025-04-26, 2025-04-27",
    "2025-04-26T16, 2025-04-26T17",
    "2025-04-30, 2025-05",
    "2024-12-31, 2025",
    "2024, 2025"
  })
  void theseDoNot(String one, String other) {
    assertFalse(value(one).agreesWith(value(other)));
    assertFalse(value(other).agreesWith(value(one)));
  }

  @Test
  void boundsThatAreGivenStandBesideTheNumber() {
    Value wide = Value.Range.of(90.0, 100.0, 130.0, QuantityQualifier.EXACTLY, "men");
    assertTrue(wide.agreesWith(value("EXACTLY:130:men")));
    assertFalse(wide.agreesWith(value("EXACTLY:131:men")));
    Value about = Value.Range.of(99.0, 100.0, null, QuantityQualifier.ABOUT, "men");
    assertFalse(about.agreesWith(value("EXACTLY:98:men")));
    assertTrue(about.agreesWith(value("EXACTLY:110:men")));
  }

  @Test
  void aUnitIsTheSameInCapitalsAndWithinBlanks() {
    assertEquals(value("EXACTLY:6:Men "), value("EXACTLY:6: men"));
    assertFalse(value("EXACTLY:6:Men").agreesWith(value("EXACTLY:7:men")));
  }

  @Test
  void whatIsOpenIsNotWhatIsClosed() {
    assertNotEquals(value("LESS_THAN:10:men"), value("UP_TO:10:men"));
    assertNotEquals(value("MORE_THAN:10:men"), value("AT_LEAST:10:men"));
    assertNotEquals(value("EXACTLY:10:men"), value("ABOUT:10:men"));
    assertNotEquals(value("EXACTLY:10:men"), value("EXACTLY:10:dogs"));
  }

  @Test
  void whatGoesOnAgreesWithAllThatEndsAfterItBegan() {
    Value.Time since = new Value.Time(Instant.parse("2025-04-26T00:00:00Z"), null);
    assertTrue(since.agreesWith(value("2031")));
    assertTrue(value("2025-04-26").agreesWith(since));
    assertTrue(since.agreesWith(new Value.Time(Instant.parse("2030-01-01T00:00:00Z"), null)));
    assertFalse(since.agreesWith(value("2025-04-25")));
  }

  @Test
  void aDayIsNotTheMonthThatItLiesIn() {
    assertNotEquals(value("2025-04-26"), value("2025-04"));
  }

  @Test
  void zeroIsZeroWhateverItsSign() {
    assertEquals(zero(0.0), zero(-0.0));
  }

  private static Value zero(Double best) {
    return Value.Range.of(best, best, best, QuantityQualifier.EXACTLY, "men");
  }
}
