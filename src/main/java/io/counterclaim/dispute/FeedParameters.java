package io.counterclaim.dispute;

import io.counterclaim.graphql.execution.RequestError;
import io.counterclaim.statement.Attribute;
import io.vertx.core.MultiMap;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The conditions of a feed: those of the list, as parameters of its address. */
final class FeedParameters {
  private static final List<String> NAMES =
      List.of(
          "states", "attributes", "engagement", "engagements", "subjects", "camps", "statedOnly");

  private final MultiMap given;

  private FeedParameters(MultiMap given) {
    this.given = given;
  }

  /**
   * @throws RequestError if there is no such parameter, or no such value of one
   */
  static DisputeFilter filter(MultiMap given) {
    Set<String> unknown = new TreeSet<>(given.names());
    unknown.removeAll(NAMES);
    if (!unknown.isEmpty()) {
      throw RequestError.invalid(
          String.join(", ", unknown), "must be among " + String.join(", ", NAMES));
    }
    return new FeedParameters(given).filter();
  }

  private DisputeFilter filter() {
    DisputeFilter filter = new DisputeFilter();
    filter.states = constants("states", DisputeState.values());
    filter.attributes = constants("attributes", Attribute.values());
    filter.engagement = one("engagement");
    filter.engagements = all("engagements");
    filter.subjects = all("subjects");
    filter.camps = all("camps");
    filter.statedOnly = truth("statedOnly");
    return filter;
  }

  /** Repeated, or with commas in between. */
  private List<String> all(String name) {
    return given.getAll(name).stream()
        .flatMap(values -> Stream.of(values.split(",")))
        .map(String::strip)
        .filter(value -> !value.isEmpty())
        .toList();
  }

  private String one(String name) {
    List<String> values = all(name);
    if (values.size() > 1) {
      throw RequestError.invalid(name, "must be given once");
    }
    return values.isEmpty() ? null : values.get(0);
  }

  private <E extends Enum<E>> List<E> constants(String name, E[] constants) {
    return all(name).stream()
        .map(
            value ->
                Stream.of(constants)
                    .filter(constant -> constant.name().equals(value))
                    .findFirst()
                    .orElseThrow(() -> unknown(name, value, constants)))
        .toList();
  }

  private static RequestError unknown(String name, String value, Object[] known) {
    String all = Arrays.stream(known).map(Object::toString).collect(Collectors.joining(", "));
    return RequestError.invalid(name, "must be among " + all + ", not " + value);
  }

  private Boolean truth(String name) {
    String value = one(name);
    if (value == null) {
      return null;
    }
    if (!value.equals("true") && !value.equals("false")) {
      throw unknown(name, value, new Object[] {true, false});
    }
    return Boolean.valueOf(value);
  }
}
