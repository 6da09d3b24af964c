package io.counterclaim.writers;

/** What became of a transaction. */
enum Fate {
  COMMITTED,
  FAILED,
  /** Nobody was told. */
  UNKNOWN
}
