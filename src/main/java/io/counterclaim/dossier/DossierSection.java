package io.counterclaim.dossier;

import io.counterclaim.recording.NodeType;
import java.util.Locale;

/** The sections of a dossier, in an order in which each names only what is in those before it. */
enum DossierSection {
  ACTORS(NodeType.ACTOR, "actor"),
  AFFILIATIONS(NodeType.AFFILIATION, "affiliation"),
  PLACES(NodeType.PLACE, "place"),
  SOURCES(NodeType.SOURCE, "source"),
  ENGAGEMENTS(NodeType.ENGAGEMENT, "engagement"),
  STATEMENTS(NodeType.STATEMENT, "statement"),
  RELATIONS(NodeType.RELATION, "statement_relation"),
  ASSESSMENTS(NodeType.ASSESSMENT, "assessment");

  final NodeType type;

  /** That its nodes are in. */
  final String table;

  DossierSection(NodeType type, String table) {
    this.type = type;
    this.table = table;
  }

  /** As a dossier has it. */
  String member() {
    return name().toLowerCase(Locale.ROOT);
  }
}
