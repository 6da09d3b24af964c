package io.counterclaim.recording;

import java.util.UUID;

/**
 * What a dossier is recorded for.
 *
 * @param amends whether what is there with other content is amended, not refused
 * @param node the one affiliation that is amended, which has no key; null if there is none
 */
public record Intent(boolean amends, UUID node) {
  public static final Intent RECORD = new Intent(false, null);
}
