package io.counterclaim.statement;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantityTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
                |     6 |       | EXACTLY   | engagements | 6 engagements
              5 |     6 |     7 | EXACTLY   | engagements | 6 engagements
                | 12000 |       | ABOUT     | soldiers    | about 12,000 soldiers
                |       |   150 | NEARLY    | strikes     | nearly 150 strikes
          10000 |       |       | MORE_THAN | soldiers    | more than 10,000 soldiers
              1 |       |       | AT_LEAST  | engagements | at least 1 engagements
                |       |  1000 | UP_TO     | tanks       | up to 1,000 tanks
                |       |   999 | LESS_THAN | tanks       | less than 999 tanks
                |   0.5 |       | EXACTLY   | km2         | 0.5 km2
                |  0.25 |       | ABOUT     | km2         | about 0.25 km2
                |     0 |       | EXACTLY   | soldiers    | 0 soldiers
                | 1e9   |       | EXACTLY   | people      | 1,000,000,000 people
          """)
  void aQuantityReadsAsItWasSaid(
      Double low,
      Double best,
      Double high,
      QuantityQualifier qualifier,
      String unit,
      String words) {
    Quantity quantity = new Quantity(low, best, high, qualifier, unit);
    assertEquals(words, quantity.inWords());
    assertEquals(List.of(), broken(quantity));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
                    |   |          | EXACTLY   | EXACTLY sets best
          1         |   | 2        | ABOUT     | ABOUT sets best
                    | 1 |          | NEARLY    | NEARLY sets high only
          1         |   | 2        | UP_TO     | UP_TO sets high only
                    | 1 | 2        | LESS_THAN | LESS_THAN sets high only
          1         | 1 |          | AT_LEAST  | AT_LEAST sets low only
                    |   | 2        | MORE_THAN | MORE_THAN sets low only
          3         | 2 |          | ABOUT     | must have 0 <= low <= best <= high
                    | 2 | 1        | EXACTLY   | must have 0 <= low <= best <= high
          3         | 3 | 1        | EXACTLY   | must have 0 <= low <= best <= high
          -1        |   |          | AT_LEAST  | must have 0 <= low <= best <= high
                    |   | Infinity | UP_TO     | must have 0 <= low <= best <= high
                    | NaN |        | EXACTLY   | must have 0 <= low <= best <= high
          """)
  void boundsThatDoNotFitTheQualifierAreRefused(
      Double low, Double best, Double high, QuantityQualifier qualifier, String rule) {
    assertEquals(List.of(rule), broken(new Quantity(low, best, high, qualifier, "soldiers")));
  }

  private static List<String> broken(Quantity quantity) {
    List<String> rules = new ArrayList<>();
    quantity.holds((code, pointer, rule) -> rules.add(rule));
    return rules;
  }
}
