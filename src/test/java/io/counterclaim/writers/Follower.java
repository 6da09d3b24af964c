package io.counterclaim.writers;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Reads the changes while they are made, and keeps what each node is from then on. */
final class Follower {
  private static final long PAUSE_MILLIS = 20;

  private final Desk desk;
  private final List<Long> revisions = new ArrayList<>();
  private final Map<String, JsonNode> parts = new HashMap<>();
  private final Map<String, List<String>> texts = new HashMap<>();
  private volatile boolean ended;

  Follower(Desk desk) {
    this.desk = desk;
  }

  void end() {
    ended = true;
  }

  /** What was left when it was cut off is asked for again. */
  void follow() {
    boolean whole = false;
    while (!ended || !whole) {
      long last = revisions.isEmpty() ? 0 : revisions.get(revisions.size() - 1);
      whole = false;
      try {
        boolean wasEnded = ended;
        desk.changes(last, this::keep);
        whole = wasEnded;
        Thread.sleep(PAUSE_MILLIS);
      } catch (IOException e) {
        whole = false;
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private void keep(JsonNode change) {
    revisions.add(change.path("revision").asLong());
    if (change.path("after").isNull()) {
      parts.remove(change.path("id").asText());
    } else {
      parts.put(change.path("id").asText(), change.path("after"));
    }
    if (change.path("type").asText().equals("STATEMENT")) {
      JsonNode part = change.path("after");
      engagements(part).forEach(key -> append(key, part.path("text").asText()));
    }
  }

  private static List<String> engagements(JsonNode part) {
    return StreamSupport.stream(part.path("assertions").spliterator(), false)
        .map(assertion -> assertion.path("engagement").asText())
        .collect(Collectors.toList());
  }

  private void append(String list, String text) {
    texts.computeIfAbsent(list, l -> new ArrayList<>()).add(text);
  }

  /** All that it has seen, in its order. */
  List<Long> revisions() {
    return revisions;
  }

  /** What each node is, by its id. */
  Map<String, JsonNode> parts() {
    return parts;
  }

  /** The words on an engagement, in the order in which they came. */
  List<String> texts(String engagement) {
    return texts.getOrDefault(engagement, List.of());
  }

  /** The description of an actor. */
  List<String> description(String actor) {
    return parts.values().stream()
        .filter(part -> part.path("key").asText().equals(actor))
        .findFirst()
        .map(Desk::description)
        .orElseThrow();
  }
}
