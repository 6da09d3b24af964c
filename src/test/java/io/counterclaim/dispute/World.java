package io.counterclaim.dispute;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A small made-up world, recorded in three steps: who belongs to whom, who said what, and what was
 * taken back. The rest of what the service knows of it does not bear on disputes.
 */
record World(String name, List<Link> links, List<Utterance> utterances, List<Takeback> takebacks) {
  static final int STEPS = 3;
  static final int ENGAGEMENTS = 2;
  static final List<String> STATES = List.of("arland", "zedia");
  static final String GROUP = "militia";
  static final List<String> PERSONS = List.of("kim", "robin");
  static final List<String> SOURCES = List.of("gazette", "herald", "wire");

  /**
   * @param from the first day; null for always
   * @param to the first day after it; null for ever
   */
  record Link(int step, String member, String kind, String group, LocalDate from, LocalDate to) {}

  /**
   * @param said as a dossier writes it; null if undated
   * @param to the end of the period in which it was said
   * @param day on which its speaker spoke for a camp
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
  record Takeback(int step, String from, String type, String to) {}

  String key(String actor) {
    return name + "-" + actor;
  }

  String engagement(int number) {
    return name + "-engagement-" + number;
  }

  boolean isState(String actor) {
    return STATES.stream().map(this::key).anyMatch(actor::equals);
  }

  Utterance utterance(String key) {
    return utterances.stream().filter(u -> u.key.equals(key)).findFirst().orElseThrow();
  }
}
