package io.counterclaim.dossier;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.Random;

/**
 * A made-up war in which two sides say a great deal; always the same for the same numbers of
 * engagements and statements.
 */
public final class LargeDossier {
  static final int ACTORS = 100;
  static final int AFFILIATIONS = ACTORS - 3;
  static final int SOURCES = 50;
  static final int ENGAGEMENTS = Integer.getInteger("engagements", 500);
  static final int STATEMENTS = Integer.getInteger("statements", 5_000);
  static final int PARTICIPATIONS = 2 * ENGAGEMENTS;
  static final int ASSERTIONS = 2 * STATEMENTS;
  static final int RELATIONS = 500;
  static final int ASSESSMENTS = 500;
  static final int PARTS =
      ACTORS + AFFILIATIONS + SOURCES + ENGAGEMENTS + STATEMENTS + RELATIONS + ASSESSMENTS;

  private static final LocalDate BEGINNING = LocalDate.of(2024, 8, 6);
  private static final int DAYS = 300;
  private static final String MORE_WORDS =
      " Both sides spoke of it in the days that followed, and neither of them with one voice."
          .repeat(7);

  private final Random random = new Random(20250426);
  private final ObjectNode dossier = JsonMapper.builder().build().createObjectNode();

  /** One in so many engagements and statements changes. */
  static final int CHANGED = 20;

  private final int statements;
  private final boolean changed;

  private LargeDossier(int statements, boolean changed) {
    this.statements = statements;
    this.changed = changed;
    dossier.put("title", "A large dossier").put("timeZone", "Europe/Kyiv");
    actors();
    sources();
    engagements();
    statements();
    relations();
    assessments();
  }

  static byte[] json() {
    return json(STATEMENTS);
  }

  /**
   * With fewer statements.
   *
   * @param statements more than relations
   */
  public static byte[] json(int statements) {
    return Dossiers.bytes(new LargeDossier(statements, false).dossier);
  }

  /** The same, of which some has changed. */
  static byte[] changed() {
    return Dossiers.bytes(new LargeDossier(STATEMENTS, true).dossier);
  }

  private boolean isChanged(int part) {
    return changed && part % CHANGED == 0;
  }

  /** Two states, an outlet, and who speaks for the states at most a few links away. */
  private void actors() {
    ArrayNode actors = dossier.putArray("actors");
    ArrayNode affiliations = dossier.putArray("affiliations");
    for (int i = 0; i < ACTORS; i++) {
      String type = i < 2 ? "STATE" : i == 2 ? "MEDIA_OUTLET" : "GOVERNMENT_BODY";
      actors.addObject().put("key", "large-actor-" + i).put("type", type).put("name", "Actor " + i);
      if (i > 2) {
        int group = i < 5 ? i - 3 : 3 + random.nextInt(i - 3);
        affiliations
            .addObject()
            .put("member", "large-actor-" + i)
            .put("kind", "SUBUNIT_OF")
            .put("group", "large-actor-" + group);
      }
    }
  }

  private void sources() {
    ArrayNode sources = dossier.putArray("sources");
    for (int i = 0; i < SOURCES; i++) {
      sources
          .addObject()
          .put("key", "large-source-" + i)
          .put("kind", "WEB_PAGE")
          .put("publisher", "large-actor-2")
          .put("published", BEGINNING.plusDays(i).toString());
    }
  }

  private void engagements() {
    ArrayNode engagements = dossier.putArray("engagements");
    for (int i = 0; i < ENGAGEMENTS; i++) {
      ObjectNode engagement =
          engagements
              .addObject()
              .put("key", "large-engagement-" + i)
              .put("kind", "COMBAT_ENGAGEMENT")
              .put("title", (isChanged(i) ? "Engagement, renamed, " : "Engagement ") + i)
              .put("period", BEGINNING.plusDays(i * DAYS / ENGAGEMENTS).toString());
      ArrayNode participants = engagement.putArray("participants");
      for (int side = 0; side < 2; side++) {
        participants
            .addObject()
            .put("actor", "large-actor-" + (3 + (i + side) % (ACTORS - 3)))
            .put("role", "PARTY")
            .put("side", side == 0 ? "A" : "B");
      }
      if (i > 0) {
        engagement.put("partOf", "large-engagement-" + i / 10);
      }
    }
  }

  private void statements() {
    ArrayNode parts = dossier.putArray("statements");
    for (int i = 0; i < statements; i++) {
      int engagement = random.nextInt(ENGAGEMENTS);
      int killed = random.nextInt(2000);
      ObjectNode statement =
          parts
              .addObject()
              .put("key", "large-statement-" + i)
              .put("speaker", "large-actor-" + (3 + random.nextInt(ACTORS - 3)))
              .put("kind", "CLAIM")
              .put("rendering", "PARAPHRASE")
              .put(
                  "text",
                  "Engagement " + engagement + " has cost " + killed + " lives." + MORE_WORDS)
              .put("language", "en")
              .put("said", BEGINNING.plusDays(random.nextInt(DAYS)).toString())
              .put("medium", "OFFICIAL_COMMUNIQUE");
      statement
          .putArray("citations")
          .addObject()
          .put("source", "large-source-" + random.nextInt(SOURCES));
      assertions(
          statement.putArray("assertions"),
          "large-engagement-" + engagement,
          isChanged(i) ? killed + 1 : killed);
    }
  }

  private void assertions(ArrayNode assertions, String engagement, int killed) {
    assertions
        .addObject()
        .put("engagement", engagement)
        .put("attribute", "KILLED")
        .putObject("quantity")
        .put("best", killed)
        .put("qualifier", "ABOUT")
        .put("unit", "soldiers");
    assertions
        .addObject()
        .put("engagement", engagement)
        .put("attribute", "STATUS")
        .put("code", random.nextBoolean() ? "ONGOING" : "ENDED");
  }

  private void relations() {
    ArrayNode relations = dossier.putArray("relations");
    for (int i = 0; i < RELATIONS; i++) {
      relations
          .addObject()
          .put("from", "large-statement-" + (i + 1))
          .put("type", "RESPONDS_TO")
          .put("to", "large-statement-" + i)
          .put("basis", "EDITORIAL");
    }
  }

  private void assessments() {
    ObjectNode assessment =
        dossier
            .putArray("assessments")
            .addObject()
            .put("assessor", "large-actor-2")
            .put("verdict", "UNVERIFIED")
            .put("credibility", "CANNOT_BE_JUDGED_6")
            .put("assessed", "2025-06");
    ArrayNode statements = assessment.putArray("statements");
    for (int i = 0; i < ASSESSMENTS; i++) {
      statements.add("large-statement-" + i);
    }
  }
}
