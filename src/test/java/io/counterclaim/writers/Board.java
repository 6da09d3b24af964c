package io.counterclaim.writers;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * What is written and was read. The statements of an engagement are a list that is appended to, and
 * so is the description of an actor, which is amended.
 */
final class Board {
  private static final int RACERS = 3;
  private static final int CAMPS = 5;

  final Lists engagements;
  final Lists actors;
  private final String name;
  private final AtomicInteger racers = new AtomicInteger();
  private final AtomicInteger reads = new AtomicInteger();
  private final Map<Integer, List<Unit>> races = new ConcurrentHashMap<>();
  private final Map<String, Unit> units = new ConcurrentHashMap<>();
  private final Queue<Transaction> readers = new ConcurrentLinkedQueue<>();

  Board(String name, int seconds) {
    this.name = name;
    engagements = new Lists("e-" + name + "-", 20 + 10 * seconds);
    actors = new Lists("a-" + name + "-", 20 + 5 * seconds);
  }

  /** What must be there before. */
  Map<String, Object> dossier() {
    List<Map<String, ?>> actors = new ArrayList<>();
    for (int i = 0; i < CAMPS; i++) {
      actors.add(Map.of("key", camp(i), "type", "STATE", "name", "Camp " + i));
    }
    this.actors.all().stream()
        .map(key -> Map.of("key", key, "type", "OTHER", "name", "Somebody"))
        .forEach(actors::add);
    return Map.of(
        "title",
        "What is written about",
        "actors",
        actors,
        "sources",
        List.of(Map.of("key", "s-" + name, "kind", "WEB_PAGE", "publisher", camp(0))),
        "engagements",
        engagements.all().stream()
            .map(key -> Map.of("key", key, "kind", "OTHER", "title", "Something"))
            .toList());
  }

  private String camp(int i) {
    return "c-" + name + "-" + i;
  }

  /** One that nobody else records: a statement on some engagements, or two on one each. */
  Unit own(String unit, Random random) {
    if (random.nextInt(4) > 0) {
      return statement(unit, unit, random, engagements.append(random, 1 + random.nextInt(3)));
    }
    List<String> lists = engagements.append(random, 2);
    String second = unit + "-second";
    return keep(
        new Unit(
            unit,
            "record",
            "RecordInput",
            Map.of(
                "dossier",
                Map.of(
                    "title",
                    "Two statements",
                    "statements",
                    List.of(
                        input(unit, unit, random, lists.subList(0, 1)),
                        input(second, second, random, lists.subList(1, 2))))),
            Map.of(),
            Map.of(lists.get(0), unit, lists.get(1), second)));
  }

  /** One that three record at once: the same, or each in other words under the same key. */
  Unit race() {
    int racer = racers.getAndIncrement();
    return races.computeIfAbsent(racer / RACERS, this::race).get(racer % RACERS);
  }

  private List<Unit> race(int number) {
    Random random = new Random(number);
    String key = "r-" + name + "-" + number;
    List<String> lists = engagements.append(random, 1 + number % 2);
    if (random.nextBoolean()) {
      Unit same = statement(key, key, random, lists);
      return List.of(same, same, same);
    }
    return Stream.of("-a", "-b", "-c")
        .map(words -> statement(key, key + words, random, lists))
        .toList();
  }

  private Unit statement(String key, String text, Random random, List<String> lists) {
    Map<String, String> appends = new HashMap<>();
    lists.forEach(list -> appends.put(list, text));
    return keep(
        new Unit(
            text,
            "recordStatement",
            "StatementInput",
            input(key, text, random, lists),
            Map.of(),
            appends));
  }

  private Map<String, Object> input(String key, String text, Random random, List<String> about) {
    Map<String, Object> input = new LinkedHashMap<>();
    input.put("key", key);
    input.put("speaker", camp(random.nextInt(CAMPS)));
    input.put("kind", "CLAIM");
    input.put("rendering", "PARAPHRASE");
    input.put("text", text);
    input.put("language", "en");
    input.put("medium", "SPEECH");
    input.put("said", "2025-04-%02dT%02d:00".formatted(1 + random.nextInt(30), random.nextInt(24)));
    input.put("citations", List.of(Map.of("source", "s-" + name)));
    input.put(
        "assertions", about.stream().map(engagement -> assertion(engagement, random)).toList());
    return input;
  }

  private static Map<String, Object> assertion(String engagement, Random random) {
    return Map.of(
        "engagement",
        engagement,
        "attribute",
        "STATUS",
        "polarity",
        "AFFIRMS",
        "basis",
        "STATED",
        "code",
        random.nextBoolean() ? "ENDED" : "ONGOING");
  }

  /** An amendment of an actor, meant for a revision of it. */
  Unit amendment(String unit, String actor, List<String> before, String revision) {
    return keep(
        new Unit(
            unit,
            "amendActor",
            "AmendActorInput",
            Map.of(
                "actor",
                actor,
                "expected",
                revision,
                "description",
                String.join(" ", Stream.concat(before.stream(), Stream.of(unit)).toList())),
            Map.of(actor, before),
            Map.of(actor, unit)));
  }

  private Unit keep(Unit unit) {
    units.put(unit.name, unit);
    return unit;
  }

  /**
   * Notes what was read.
   *
   * @param after the unit that was recorded in the same request; null if there is none
   */
  void read(long start, long end, Map<String, List<String>> lists, String after) {
    String reader = "read-" + reads.getAndIncrement();
    readers.add(new Transaction(reader, start, end, Fate.COMMITTED, lists, Map.of(), after));
  }

  /** All that happened. */
  List<Transaction> history() {
    return Stream.concat(units.values().stream().map(Unit::transaction), readers.stream()).toList();
  }

  Collection<String> lists() {
    return Stream.concat(engagements.all().stream(), actors.all().stream()).toList();
  }
}
