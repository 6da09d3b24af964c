/** What both servers are asked; speed.sql has a function of the same name that makes the JSON. */
enum Question {
  NESTED(
      "A  20 statements, their engagements, 5 statements of each",
      1.2,
      """
      { statements { nodes { $STATEMENT engagements { id title
          statements(first: 5) { nodes { $STATEMENT } } } } } }
      """,
      """
      { allStatements($LIVE first: 20) { nodes { $STATEMENT engagements { nodes { id: rowId title
          statements(first: 5) { nodes { $STATEMENT } } } } } } }
      """),
  ONE(
      "B  one statement by id",
      1.3,
      "query($value: ID!) { statement(id: $value) { $STATEMENT } }",
      "query($value: UUID!) { statementByRowId(rowId: $value) { $STATEMENT } }"),
  WIDE(
      "C  100 statements, their engagements",
      1.5,
      "{ statements(first: 100) { nodes { $STATEMENT engagements { id title } } } }",
      """
      { allStatements($LIVE first: 100) { nodes { $STATEMENT
          engagements { nodes { id: rowId title } } } } }
      """),
  SEARCH(
      "D  the first 20 that have some words, and their number",
      1.0,
      """
      query($value: String!) { statements(filter: {text: $value}) {
          totalCount nodes { $STATEMENT } } }
      """,
      """
      query($value: String!) { speedSearchStatements(words: $value, first: 20) {
          totalCount nodes { $STATEMENT } } }
      """),
  DEEP(
      "E  20 statements after 100,000 others",
      1.0,
      """
      query($value: String) { statements(after: $value) {
          nodes { $STATEMENT } pageInfo { hasNextPage } } }
      """,
      """
      query($value: Cursor) { allStatements($LIVE first: 20, after: $value) {
          nodes { $STATEMENT } pageInfo { hasNextPage } } }
      """);

  private static final String OURS = "id key kind text said { from } speaker { id name }";
  private static final String THEIRS =
      "id: rowId key kind text saidFrom speaker: actorBySpeakerId { id: rowId name }";

  /** What the service does unasked: it leaves out what is deleted, and has the latest first. */
  static final String LIVE = "condition: {deletedAt: null}, orderBy: [SAID_TO_DESC, ROW_ID_DESC], ";

  final String text;

  /** How many times as many requests a second as PostGraphile the service is to answer. */
  final double target;

  /** The query for the service. A query has no variable, or $value. */
  final String ours;

  /** The query for PostGraphile. */
  final String theirs;

  Question(String text, double target, String ours, String theirs) {
    this.text = text;
    this.target = target;
    this.ours = ours.replace("$STATEMENT", OURS);
    this.theirs = theirs.replace("$STATEMENT", THEIRS).replace("$LIVE ", LIVE);
  }
}
