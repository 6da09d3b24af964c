package io.counterclaim.writers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.counterclaim.Service;
import io.counterclaim.Token;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/** Speaks to the service, whichever process that is just now. */
final class Desk {
  /** How a mutation was answered. */
  enum Result {
    RECORDED,
    /** It breaks a rule. */
    REFUSED,
    /** It may be sent again. */
    NOT_RECORDED,
    UNKNOWN
  }

  /**
   * An answer.
   *
   * @param lists what was read afterwards; null if it was not
   */
  record Answer(Result result, Map<String, List<String>> lists) {}

  static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** Answers that should never be given. */
  final Queue<String> surprises = new ConcurrentLinkedQueue<>();

  private final String token = Token.of("desk", "publisher").signed();
  private volatile Service service;

  Desk(Service service) {
    this.service = service;
  }

  void turnTo(Service other) {
    service = other;
  }

  /** Records it, and reads some lists in the same request. */
  Answer record(Unit unit, List<String> lists) {
    String document =
        "mutation($input: %s!%s) { payload: %s(input: $input) { violations { code } query { %s } } }"
            .formatted(unit.inputType, declared(lists), unit.mutation, fields(lists));
    try {
      JsonNode answer = post(document, unit.input, lists);
      JsonNode payload = answer.at("/data/payload");
      Result result = payload.isObject() ? result(payload) : result(answer, unit);
      return new Answer(result, lists(lists, payload.path("query")));
    } catch (IOException e) {
      return new Answer(Result.UNKNOWN, null);
    }
  }

  private static Result result(JsonNode payload) {
    return payload.path("violations").isEmpty() ? Result.RECORDED : Result.REFUSED;
  }

  private Result result(JsonNode answer, Unit unit) {
    String told = answer.path("errors").toString();
    if (told.contains("it is not known whether")) {
      return Result.UNKNOWN;
    } else if (told.contains("this was recorded, but")) {
      return Result.RECORDED;
    } else if (told.contains("\"timeout\"")) {
      return Result.NOT_RECORDED;
    }
    surprises.add(unit.mutation + " " + unit.input + ": " + answer);
    return Result.UNKNOWN;
  }

  /**
   * The lists, in one query.
   *
   * @throws IOException if they are not answered
   */
  Map<String, List<String>> read(List<String> lists) throws IOException {
    JsonNode answer =
        post("query(%s) { %s }".formatted(declared(lists), fields(lists)), null, lists);
    Map<String, List<String>> read = lists(lists, answer.path("data"));
    if (read == null) {
      throw new IOException(answer.toString());
    }
    return read;
  }

  /**
   * The revision of an actor, and its description, in one query.
   *
   * @throws IOException if they are not answered
   */
  JsonNode actor(String key) throws IOException {
    JsonNode actor =
        post(
                "query($input: String) { actor(key: $input) { revision description } }",
                key,
                List.of())
            .at("/data/actor");
    if (!actor.isObject()) {
      throw new IOException("not answered");
    }
    return actor;
  }

  static List<String> description(JsonNode actor) {
    String description = actor.path("description").asText("");
    return description.isEmpty() ? List.of() : List.of(description.split(" "));
  }

  private static String declared(List<String> lists) {
    return IntStream.range(0, lists.size())
        .mapToObj(i -> " $l" + i + (isActor(lists.get(i)) ? ": String" : ": ID"))
        .collect(Collectors.joining());
  }

  private static boolean isActor(String list) {
    return list.startsWith("a-");
  }

  private static String fields(List<String> lists) {
    return lists.isEmpty()
        ? "__typename"
        : IntStream.range(0, lists.size())
            .mapToObj(i -> field(i, lists.get(i)))
            .collect(Collectors.joining(" "));
  }

  private static String field(int i, String list) {
    return isActor(list)
        ? "l%1$d: actor(key: $l%1$d) { description }".formatted(i)
        : "l%1$d: statements(filter: {engagement: $l%1$d}, order: RECORDED_ASC, first: 100) { nodes { text } }"
            .formatted(i);
  }

  private static Map<String, List<String>> lists(List<String> names, JsonNode answers) {
    Map<String, List<String>> lists = new HashMap<>();
    for (int i = 0; i < names.size(); i++) {
      JsonNode answer = answers.path("l" + i);
      if (!answer.isObject()) {
        return null;
      }
      lists.put(
          names.get(i),
          isActor(names.get(i))
              ? description(answer)
              : StreamSupport.stream(answer.path("nodes").spliterator(), false)
                  .map(node -> node.path("text").asText())
                  .toList());
    }
    return lists;
  }

  private JsonNode post(String document, Object input, List<String> lists) throws IOException {
    Map<String, Object> variables = new HashMap<>();
    for (int i = 0; i < lists.size(); i++) {
      variables.put("l" + i, lists.get(i));
    }
    if (input != null) {
      variables.put("input", input);
    }
    return post(document, variables);
  }

  JsonNode post(String document, Map<String, ?> variables) throws IOException {
    byte[] body = JSON.writeValueAsBytes(Map.of("query", document, "variables", variables));
    HttpRequest request =
        HttpRequest.newBuilder(service.uri("/graphql"))
            .timeout(LONGEST)
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer " + token)
            .POST(BodyPublishers.ofByteArray(body))
            .build();
    try {
      return JSON.readTree(CLIENT.send(request, BodyHandlers.ofByteArray()).body());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * The changes beyond a revision, as far as they can be read.
   *
   * @throws IOException if that is not to the end
   */
  void changes(long after, Consumer<JsonNode> change) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(service.uri("/changes?after=" + after)).timeout(LONGEST).build();
    try {
      var answer = CLIENT.send(request, BodyHandlers.ofLines());
      if (answer.statusCode() != 200) {
        throw new IOException("status " + answer.statusCode());
      }
      for (String line : (Iterable<String>) answer.body()::iterator) {
        change.accept(JSON.readTree(line));
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
