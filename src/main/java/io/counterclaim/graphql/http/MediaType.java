package io.counterclaim.graphql.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** In which form an answer is sent. */
public enum MediaType {
  /** Its status is that of the exchange: 200 for every request that is one. */
  JSON("application/json"),
  /** Its status is that of the operation: 400 if it was not executed. */
  GRAPHQL_RESPONSE("application/graphql-response+json"),
  /** Lines of JSON. */
  NDJSON("application/x-ndjson"),
  /** Server-sent events. */
  EVENT_STREAM("text/event-stream"),
  ATOM("application/atom+xml"),
  JSON_FEED("application/feed+json");

  private static final Pattern PARAMETERS =
      Pattern.compile("\\s*(;\\s*charset\\s*=\\s*\"?utf-8\"?\\s*)?", Pattern.CASE_INSENSITIVE);

  public final String name;

  MediaType(String name) {
    this.name = name;
  }

  /**
   * The one of some that a client wants most, the first one named of two that it wants alike; null
   * if it wants none.
   *
   * @param accept the Accept headers
   * @param offered what there is, the usual one first
   */
  static MediaType accepted(List<String> accept, List<MediaType> offered) {
    List<Range> ranges = Range.parse(accept);
    MediaType best = ranges.isEmpty() ? offered.get(0) : null;
    Range most = Range.UNWANTED;
    for (MediaType type : offered) {
      Range range = type.range(ranges);
      if (range.isWantedMoreThan(most)) {
        best = type;
        most = range;
      }
    }
    return best;
  }

  /**
   * Whether something is sent in this form, and in UTF-8. It may say so more than once, as GraphiQL
   * does.
   *
   * @param contentType the header; null if there is none
   */
  public boolean isSent(String contentType) {
    return contentType != null && Stream.of(contentType.split(",", -1)).allMatch(this::isNamed);
  }

  private boolean isNamed(String type) {
    String named = type.strip();
    return named.regionMatches(true, 0, name, 0, name.length())
        && PARAMETERS.matcher(named.substring(name.length())).matches();
  }

  static String names(List<MediaType> types) {
    return types.stream().map(type -> type.name).collect(Collectors.joining(" or "));
  }

  /** The one that names it most exactly. */
  private Range range(List<Range> ranges) {
    return Stream.of(name, name.substring(0, name.indexOf('/')) + "/*", "*/*")
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
