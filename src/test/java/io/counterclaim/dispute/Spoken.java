package io.counterclaim.dispute;

import io.counterclaim.statement.AssertionBasis;
import io.counterclaim.statement.Attribute;
import io.counterclaim.statement.Polarity;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Words in short: `2 b -ENDED x5 r7` is what camp b said at 2, namely that it denies ENDED; it took
 * it back at 5, and it was recorded at 7. `+` affirms, `?` leaves open. The first word of some is
 * by statement 1, the next by statement 2, and what takes back statement 2 is statement 102.
 */
final class Spoken {
  private static final UUID ENGAGEMENT = new UUID(3, 0);
  private static final int WITHDRAWAL = 100;
  private static final Map<Character, Polarity> POLARITIES =
      Map.of('+', Polarity.AFFIRMS, '-', Polarity.DENIES, '?', Polarity.NEITHER);

  private Spoken() {}

  static Instant at(long moment) {
    return Instant.EPOCH.plusSeconds(moment);
  }

  static UUID statement(long number) {
    return new UUID(1, number);
  }

  static UUID camp(String name) {
    return new UUID(2, name.charAt(0));
  }

  static String camps(Set<UUID> camps) {
    return camps.stream()
        .map(camp -> String.valueOf((char) camp.getLeastSignificantBits()))
        .sorted()
        .collect(Collectors.joining(" "));
  }

  /** Words with `; ` between them. */
  static List<CampAssertion> words(Attribute attribute, String words) {
    List<String> each = Arrays.asList(words.split("; "));
    return IntStream.range(0, each.size())
        .mapToObj(i -> word(attribute, i + 1, each.get(i)))
        .toList();
  }

  static CampAssertion word(Attribute attribute, int statement, String text) {
    String[] parts = text.split(" ");
    Instant withdrawn = null;
    Instant recorded = at(0);
    for (String part : Arrays.asList(parts).subList(3, parts.length)) {
      Instant moment = at(Long.parseLong(part.substring(1)));
      withdrawn = part.startsWith("x") ? moment : withdrawn;
      recorded = part.startsWith("r") ? moment : recorded;
    }
    return new CampAssertion(
        new Question(ENGAGEMENT, attribute, null),
        new UUID(4, statement),
        statement(statement),
        camp(parts[1]),
        POLARITIES.get(parts[2].charAt(0)),
        AssertionBasis.STATED,
        Values.value(parts[2].substring(1)),
        at(Long.parseLong(parts[0])),
        recorded,
        withdrawn,
        withdrawn == null ? null : statement(WITHDRAWAL + statement));
  }
}
