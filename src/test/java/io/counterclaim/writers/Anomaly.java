package io.counterclaim.writers;

/** That a history is none of transactions one after the other, and what shows it. */
record Anomaly(Kind kind, String evidence) {
  /** The names are those of Adya, "Weak Consistency", and of Elle. */
  enum Kind {
    /** A list has a value twice. */
    DUPLICATE,
    /** Two reads of a list, of which neither is the beginning of the other. */
    INCOMPATIBLE_ORDER,
    /** A list has what nobody appended. */
    UNWRITTEN,
    /** G1a: a list has what failed to be appended. */
    ABORTED_READ,
    /** What was appended is in no list that was read later. */
    LOST_WRITE,
    /** Two read the same list and appended to it, so that one did not see the other. */
    LOST_UPDATE,
    /** Two wrote over one another. */
    G0,
    /** Two saw what the other wrote. */
    G1C,
    /** One read what was before another, whose writing it saw. */
    G_SINGLE,
    /** Several read what was before others. */
    G2,
    /** One began after another had ended, and read what was before it. */
    STALE_READ,
    /** An order of which some part is against that of time. */
    NOT_IN_TIME
  }
}
