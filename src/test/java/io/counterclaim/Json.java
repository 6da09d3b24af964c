package io.counterclaim;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * JSON to be read at paths as {@link JsonPath} has them. That compiles a script for each, which
 * takes longer than a request; most are names and places in lists, and are followed here.
 */
public final class Json {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Pattern STEPS =
      Pattern.compile("[A-Za-z_]\\w*(\\[-?\\d+])*(\\.[A-Za-z_]\\w*(\\[-?\\d+])*)*");
  private static final Pattern PLACE = Pattern.compile("-?\\d+");

  private final String text;
  private final Object whole;
  private String root = "";

  public Json(String text) {
    this.text = text;
    try {
      whole = MAPPER.readValue(text, Object.class);
    } catch (JsonProcessingException e) {
      throw new AssertionError(text, e);
    }
  }

  /** What was read before. */
  public static Json of(Object read) {
    try {
      return new Json(MAPPER.writeValueAsString(read));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  /** Below what all paths start. */
  public Json setRootPath(String path) {
    root = path;
    return this;
  }

  /** Null if there is nothing. */
  @SuppressWarnings("unchecked")
  public <T> T get(String path) {
    String all = path.isEmpty() || path.startsWith("[") ? root + path : below(path);
    return (T) (STEPS.matcher(all).matches() ? follow(all) : JsonPath.from(text).get(all));
  }

  /** All that is below the root. */
  public <T> T get() {
    return get("");
  }

  private String below(String path) {
    return root.isEmpty() ? path : root + "." + path;
  }

  private Object follow(String path) {
    Object found = whole;
    for (String step : path.split("[\\[\\].]+")) {
      found = PLACE.matcher(step).matches() ? at((List<?>) found, step) : member(found, step);
    }
    return found;
  }

  private static Object at(List<?> list, String place) {
    int index = Integer.parseInt(place);
    int fromStart = list == null || index >= 0 ? index : list.size() + index;
    return list == null || fromStart >= list.size() ? null : list.get(fromStart);
  }

  /** Of a list that of each. */
  private static Object member(Object of, String name) {
    return of instanceof List<?> list
        ? list.stream()
            .filter(Objects::nonNull)
            .map(each -> member(each, name))
            .collect(Collectors.toList())
        : of == null ? null : ((Map<?, ?>) of).get(name);
  }

  public <T> List<T> getList(String path) {
    return get(path);
  }

  public <K, V> Map<K, V> getMap(String path) {
    return get(path);
  }

  public String getString(String path) {
    Object found = get(path);
    return found == null ? null : found.toString();
  }

  public int getInt(String path) {
    return this.<Number>get(path).intValue();
  }

  public double getDouble(String path) {
    return this.<Number>get(path).doubleValue();
  }

  public boolean getBoolean(String path) {
    return get(path);
  }

  public String text() {
    return text;
  }

  public String prettify() {
    return JsonPath.from(text).prettify();
  }
}
