package io.counterclaim.recording;

import io.counterclaim.dispute.DisputeId;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * What came of a dossier.
 *
 * @param parts the ids of what its parts are recorded as
 * @param disputes those on what was said anew, or no longer
 */
public record Outcome(
    List<UUID> parts, int recorded, int amended, int unchanged, Collection<DisputeId> disputes) {}
