package io.counterclaim.base;

import java.util.UUID;

/**
 * What can turn out to be the same as another one of its type, and then leads to that. Its property
 * `mergedIntoId` is the id of that.
 */
public interface Mergeable {
  /** The id of what it leads to; null if it was not merged. */
  UUID mergedInto();

  /** The same of anything; null of what cannot be merged. */
  static UUID survivor(Object one) {
    return one instanceof Mergeable mergeable ? mergeable.mergedInto() : null;
  }
}
