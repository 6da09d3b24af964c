package io.counterclaim.dispute;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * A small made-up world, recorded in three steps: who belongs to whom, who said what, what was
 * taken back, and what was deleted or restored. The rest of what the service knows of it does not
 * bear on disputes.
 *
 * @param zones the time zone of each step
 * @param published when each source was
 */
record World(
    String name,
    List<String> zones,
    Map<String, WorldTime> published,
    List<Link> links,
    List<Utterance> utterances,
    List<Takeback> takebacks,
    List<Tombstone> tombstones) {
  static final int STEPS = 3;

  /** Of a step: one dossier with what is said, and a later one. */
  static final int PARTS = 2;

  static final int ENGAGEMENTS = 2;
  static final List<String> STATES = List.of("arland", "zedia");
  static final String GROUP = "militia";
  static final List<String> PERSONS = List.of("kim", "robin");
  static final List<String> SOURCES = List.of("gazette", "herald", "wire");

  /**
   * @param part of the dossiers of a step the one that it stands in
   * @param from the first day; null for always
   * @param to the first day after it; null for ever
   */
  record Link(
      int step, int part, String member, String kind, String group, LocalDate from, LocalDate to) {}

  /**
   * @param said as a dossier writes it; null if undated
   * @param to the end of the period in which it was said
   * @param day on which its speaker spoke for a camp, where it was recorded
   */
  record Utterance(
      int step,
      String key,
      String speaker,
      String onBehalfOf,
      String said,
      Instant to,
      LocalDate day,
      List<Cite> cites,
      List<Claim> claims) {}

  record Cite(String source, String relays) {}

  record Claim(
      String engagement,
      String attribute,
      String subject,
      String polarity,
      String basis,
      Worth worth) {}

  /** Of `from` by `to`, of which it is the type. */
  record Takeback(int step, int part, String from, String type, String to) {}

  /**
   * That a statement was deleted at the end of a step.
   *
   * @param restored at the end of which step it was restored; beyond the last one if it was not
   */
  record Tombstone(int step, String statement, int restored) {
    boolean isThereAt(int then) {
      return step <= then && then < restored;
    }
  }

  String key(String actor) {
    return name + "-" + actor;
  }

  String zone(int step) {
    return zones.get(step - 1);
  }

  String engagement(int number) {
    return name + "-engagement-" + number;
  }

  boolean isState(String actor) {
    return STATES.stream().map(this::key).anyMatch(actor::equals);
  }

  boolean isDeleted(Utterance utterance, int step) {
    return tombstones.stream()
        .anyMatch(stone -> stone.statement.equals(utterance.key) && stone.isThereAt(step));
  }

  Utterance utterance(String key) {
    return utterances.stream().filter(u -> u.key.equals(key)).findFirst().orElseThrow();
  }
}
