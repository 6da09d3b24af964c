package io.counterclaim.graphql.execution;

import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/**
 * What the database takes for what can be asked of it, in units of up to a tenth of a millisecond
 * of one processor: on 200,000 statements, asked for what is most there. `src/bench/Prices.java`
 * measures it. What has no price of its own is taken to be dear.
 */
final class Prices {
  /**
   * Of a field.
   *
   * @param each what it takes to look, for each object that the field is selected on
   * @param members how many objects are to be expected for each
   */
  record Field(long each, long members) {}

  /**
   * Of going through a list.
   *
   * @param whole through one of everything
   * @param part through that of each parent
   */
  record Going(long whole, long part) {}

  private static final Field UNKNOWN_OBJECT = new Field(50, 1);
  private static final Field UNKNOWN_LIST = new Field(50, 20);
  private static final Field PROPERTY = new Field(0, 1);
  private static final Field LIST_AS_PROPERTY = new Field(0, 5);
  private static final Going UNKNOWN_CONDITION = new Going(170, 5);
  private static final Going UNKNOWN_COUNT = new Going(3500, 350);
  private static final Going NOTHING = new Going(0, 0);

  /** A row with an argument, or with one of its values, is for when it is given. */
  private static final Map<String, Field> FIELDS =
      table(
          Field::new,
          """
          Query.node                    20   1
          Query.nodes                   20   1
          Query.statement                8   1
          Query.actor                    8   1
          Query.engagement               8   1
          Query.dispute                 30   1
          Query.place                    8   1
          Query.source                   8   1
          Query.statements              20   1
          Query.actors                  20   1
          Query.engagements             20   1
          Query.disputes                20   1
          Query.places                  20   1
          Query.sources                 20   1
          Query.drafts                  20   1
          Draft.dossier                  1   1
          Draft.violations               1   5
          Query.statements(RELEVANCE)  300   1
          Query.engagements(RELEVANCE) 300   1
          Statement.camp                 0   1
          Statement.camp(knownAt)        1   1
          Statement.assertions           0   1
          Statement.citations            0   1
          Statement.assessments          0   1
          Statement.engagements          0   1
          Statement.relations           80   1
          StatementConnection.facets     0   1
          StatementEdge.snippet          5   1
          EngagementEdge.snippet         5   1
          EngagementConnection.facets    0   1
          EngagementConnection.grid      0 300
          DisputeConnection.facets       0   1
          Actor.aliases                  0   1
          Actor.externalIds              0   1
          Actor.affiliations             0   1
          Actor.members                  0   2
          Actor.camp                     1   1
          Actor.statements               1   1
          Actor.statements(RELEVANCE)   50   1
          Actor.engagements              5   1
          Actor.positions            12500   1
          Actor.positions(engagement)  500   1
          Engagement.statements          1   1
          Engagement.statements(RELEVANCE) 50   1
          Engagement.parts               1   1
          Engagement.participants        0   3
          Engagement.disputes            1   5
          Dispute.positions            155   2
          Dispute.history                2   1
          Place.externalIds              0   1
          Place.engagements              1   1
          Source.statements              5   1
          Source.relayedBy               1   1
          Query.changes                 20   1
          Subscription.changes          20   1
          Subscription.statementRecorded 30  1
          Subscription.disputeChanged  100   1
          StatementEvent.statement       8   1
          Change.by                      0   1
          Change.before                  0   1
          Actor.history                  0   1
          Engagement.history             0   1
          Place.history                  0   1
          Source.history                 0   1
          Statement.history              0   1
          Actor.revision                 0   1
          Affiliation.revision           0   1
          Assessment.revision            0   1
          Engagement.revision            0   1
          Place.revision                 0   1
          Source.revision                0   1
          Statement.revision             0   1
          StatementRelation.revision     0   1
          """);

  /** Of each value that a filter has, or each word that it looks for. */
  private static final Map<String, Going> CONDITIONS =
      table(
          Going::new,
          """
          StatementFilter.text             300    50
          StatementFilter.saidFrom        1700     5
          StatementFilter.saidBefore      1700     5
          StatementFilter.saidOnOrAfter   1700     5
          StatementFilter.saidOnOrBefore  1700     5
          StatementFilter.recordedFrom    1500     5
          StatementFilter.recordedBefore  1500     5
          ActorFilter.name                 800     5
          ActorFilter.within               950   950
          EngagementFilter.text            100    50
          EngagementFilter.near            150    10
          EngagementFilter.disputed       2000    60
          DisputeFilter.camps               10     5
          """);

  /**
   * Of each count, and by what. The lists of all parents together are not longer than that of
   * everything.
   */
  private static final Map<String, Going> COUNTS =
      table(
          Going::new,
          """
          StatementConnection.totalCount          3000   300
          StatementConnection.facets              2400   240
          StatementConnection.facets(PUBLISHER)   9000   700
          StatementConnection.facets(ATTRIBUTE)   9000   700
          StatementConnection.facets(SPEAKER)     3300   240
          StatementConnection.facets(CAMP)        3300   240
          StatementConnection.facets(VERDICT)     1000   240
          StatementConnection.facets(SAID_MONTH)  4000   300
          EngagementConnection.facets              400    40
          EngagementConnection.facets(DISPUTED)   4500   450
          EngagementConnection.grid                400    40
          EngagementConnection.totalCount          200    40
          ActorConnection.totalCount                50    50
          PlaceConnection.totalCount                50    50
          SourceConnection.totalCount               50    50
          DisputeConnection.facets                3500   100
          DisputeConnection.totalCount            3500    10
          DraftConnection.totalCount                50    50
          AssertionConnection.totalCount         12500 12500
          """);

  private Prices() {}

  private static <T> Map<String, T> table(BiFunction<Long, Long, T> row, String table) {
    return table
        .lines()
        .map(line -> line.split(" +"))
        .collect(
            Collectors.toUnmodifiableMap(
                cells -> cells[0],
                cells -> row.apply(Long.valueOf(cells[1]), Long.valueOf(cells[2]))));
  }

  /**
   * @param isProperty whether it is there once the object is
   */
  static Field ofField(String name, boolean isProperty, boolean isList) {
    Field unknown =
        isProperty
            ? (isList ? LIST_AS_PROPERTY : PROPERTY)
            : (isList ? UNKNOWN_LIST : UNKNOWN_OBJECT);
    return FIELDS.getOrDefault(name, unknown);
  }

  static boolean isKnown(String name) {
    return FIELDS.containsKey(name) || COUNTS.containsKey(name);
  }

  /** What is asked of a whole list, on one of its pages, and by what it is counted. */
  static Going ofCount(String name, String by, boolean isProperty) {
    Going unknown = COUNTS.getOrDefault(name, isProperty ? NOTHING : UNKNOWN_COUNT);
    return COUNTS.getOrDefault(name + "(" + by + ")", unknown);
  }

  static Going ofCondition(String name) {
    return CONDITIONS.getOrDefault(name, UNKNOWN_CONDITION);
  }
}
