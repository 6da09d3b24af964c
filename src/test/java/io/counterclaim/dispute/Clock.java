package io.counterclaim.dispute;

import java.time.Instant;

/**
 * For when to ask.
 *
 * @param asOf null for now
 * @param step what had been recorded by its end is known
 * @param knownAt a moment after that step and before the next; null for now
 */
record Clock(Instant asOf, int step, Instant knownAt, boolean statedOnly) {}
