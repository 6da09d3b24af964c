package io.counterclaim.recording;

import java.util.UUID;

/**
 * What a dossier is recorded for.
 *
 * @param amends whether what is there with other content is amended, not refused
 * @param node the one affiliation that is amended, which has no key; null if there is none
 * @param why the reason, kept with the changes; null if none is given
 */
public record Intent(boolean amends, UUID node, String why) {
  public static final Intent RECORD = new Intent(false, null, null);
  public static final Intent AMEND = new Intent(true, null, null);
}
