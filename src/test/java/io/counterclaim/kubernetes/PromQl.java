package io.counterclaim.kubernetes;

import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What a query to Prometheus asks for, in as much of its language as is in use here. */
final class PromQl {
  /** Which it adds itself. */
  static final Set<String> OF_PROMETHEUS = Set.of("pod", "job");

  private static final Pattern SERIES = Pattern.compile("([a-z][a-z0-9_]*)\\{([^}]*)}");
  private static final Pattern GROUPS = Pattern.compile("\\b(?:by|on) \\(([^)]*)\\)");
  private static final Pattern REST =
      Pattern.compile("\\[[^]]*]|[a-z_]+ *\\(|\\band\\b|\\d+(?:e\\d+)?|[-+*/<>() ,.\\n]+");

  final List<Series> series = new ArrayList<>();
  final Set<String> groups = new TreeSet<>();

  record Series(String name, Map<String, String> labels) {}

  /**
   * @throws IllegalArgumentException if there is anything in it that is not understood
   */
  PromQl(String expression) {
    SERIES.matcher(expression).results().forEach(found -> series.add(series(found)));
    GROUPS
        .matcher(expression)
        .results()
        .forEach(found -> groups.addAll(List.of(found.group(1).split(", "))));
    String rest = expression;
    for (Pattern known : List.of(SERIES, GROUPS, REST)) {
      rest = known.matcher(rest).replaceAll(" ");
    }
    if (!rest.isBlank()) {
      throw new IllegalArgumentException(rest.strip() + " in " + expression);
    }
  }

  private static Series series(MatchResult found) {
    return new Series(
        found.group(1),
        Arrays.stream(found.group(2).split(", "))
            .map(label -> label.replace("\"", "").split("="))
            .collect(toMap(label -> label[0], label -> label[1])));
  }
}
