package io.counterclaim.graphql.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** In which form an answer is sent. */
enum MediaType {
  /** Its status is that of the exchange: 200 for every request that is one. */
  JSON("application/json"),
  /** Its status is that of the operation: 400 if it was not executed. */
  GRAPHQL_RESPONSE("application/graphql-response+json");

  static final String NAMES = JSON.name + " or " + GRAPHQL_RESPONSE.name;

  final String name;

  MediaType(String name) {
    this.name = name;
  }

  /**
   * The one that a client wants most, the first one named of two that it wants alike; null if it
   * wants neither.
   *
   * @param accept the Accept headers
   */
  static MediaType accepted(List<String> accept) {
    List<Range> ranges = Range.parse(accept);
    MediaType best = ranges.isEmpty() ? JSON : null;
    Range most = Range.UNWANTED;
    for (MediaType type : values()) {
      Range range = type.range(ranges);
      if (range.isWantedMoreThan(most)) {
        best = type;
        most = range;
      }
    }
    return best;
  }

  /** The one that names it most exactly. */
  private Range range(List<Range> ranges) {
    return Stream.of(name, "application/*", "*/*")
        .flatMap(types -> ranges.stream().filter(range -> range.types.equals(types)))
        .findFirst()
        .orElse(Range.UNWANTED);
  }

  /** A member of an Accept header, and how many are before it. */
  private record Range(String types, double quality, int place) {
    private static final Range UNWANTED = new Range("", 0, 0);
    private static final Pattern QUALITY =
        Pattern.compile("\\s*q\\s*=\\s*(\\d++\\.?\\d*+|\\.\\d++)\\s*", Pattern.CASE_INSENSITIVE);

    static List<Range> parse(List<String> accept) {
      List<Range> ranges = new ArrayList<>();
      for (String range : String.join(",", accept).split(",")) {
        if (!range.isBlank()) {
          ranges.add(parse(range, ranges.size()));
        }
      }
      return ranges;
    }

    private static Range parse(String range, int place) {
      String[] parts = range.split(";", -1);
      double quality = 1;
      for (String parameter : parts) {
        Matcher given = QUALITY.matcher(parameter);
        if (given.matches()) {
          quality = Double.parseDouble(given.group(1));
        }
      }
      return new Range(parts[0].strip().toLowerCase(Locale.ROOT), quality, place);
    }

    boolean isWantedMoreThan(Range other) {
      return quality > other.quality || quality == other.quality && place < other.place;
    }
  }
}
