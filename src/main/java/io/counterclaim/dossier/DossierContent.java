package io.counterclaim.dossier;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What a dossier has, as it was at a revision.
 *
 * @param nodes of each section; null for all that there are
 * @param version is another one when what is written would be
 */
record DossierContent(
    String title, long revision, Map<DossierSection, List<UUID>> nodes, String version) {}
