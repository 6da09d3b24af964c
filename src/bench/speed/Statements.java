import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/** Records statements of one assertion each, about what is in a database: somebody says today how many were killed. */
final class Statements {
  private static final String RECORD =
      "mutation($value: StatementInput!) { recordStatement(input: $value) { statement { id camp { name } }"
          + " disputes { attribute state } violations { code path message } revision } }";
  private static final String ACTORS =
      "select key from actor where deleted_at is null order by md5(key) limit 1000";
  private static final String SOURCES =
      "select key from source where deleted_at is null order by md5(key) limit 1000";
  private static final String ENGAGEMENTS =
      "select key from engagement e where deleted_at is null"
          + " and (select count(*) from assertion where engagement_id = e.id) between 1 and 20 order by md5(key) limit 1000";
  private static final String WORDS =
      "select distinct word from regexp_split_to_table((select string_agg(text, ' ') from"
          + " (select text from statement where language = 'en' order by id limit 300) s), '\\s+') as word";
  private static final String SUBJECT =
      "select key from actor where id = (select subject_id from assertion where attribute = 'KILLED'"
          + " group by subject_id order by count(*) desc limit 1)";
  private static final String HOT =
      "select key from engagement where id = (select engagement_id from assertion where attribute = 'KILLED'"
          + " group by engagement_id order by count(*) desc limit 1)";

  private final AtomicInteger written = new AtomicInteger();
  private final List<String> actors;
  private final List<String> sources;
  private final List<String> engagements;
  private final List<String> words;
  private final String subject;
  private final String hot;

  Statements(World world, String database) throws Exception {
    actors = world.sql(database, ACTORS);
    sources = world.sql(database, SOURCES);
    engagements = world.sql(database, ENGAGEMENTS);
    words = world.sql(database, WORDS);
    subject = world.sql(database, SUBJECT).get(0);
    hot = world.sql(database, HOT).get(0);
  }

  String anywhere(int number) {
    return engagements.get(number % engagements.size());
  }

  /** One of few engagements that few statements speak of. */
  String small(int number) {
    return engagements.get(number % 20);
  }

  /** The one that most statements speak of. */
  String hot(int number) {
    return hot;
  }

  String actor(int number) {
    return actors.get(number % actors.size());
  }

  String word(int number) {
    return words.get(number % words.size());
  }

  /** The number of the next one. */
  int next() {
    return written.incrementAndGet();
  }

  static String key(int number) {
    return "written-" + number;
  }

  /** Records the one of that number, and waits for the answer. */
  void record(Client client, String token, int number, IntFunction<String> engagement) throws Exception {
    Map<String, Object> statement = statement(number, engagement.apply(number));
    byte[] answer = client.ask(Client.request(RECORD, statement, "Authorization: Bearer " + token + "\n"));
    String text = new String(answer, StandardCharsets.UTF_8);
    if (!text.contains("\"violations\":[]") || text.contains("\"errors\"")) {
      throw new IllegalStateException(text);
    }
  }

  private Map<String, Object> statement(int number, String engagement) {
    Random random = new Random(number);
    StringBuilder text = new StringBuilder();
    random.ints(20, 0, words.size()).forEach(word -> text.append(words.get(word)).append(' '));
    return Map.ofEntries(
        Map.entry("key", key(number)),
        Map.entry("speaker", actors.get(random.nextInt(actors.size()))),
        Map.entry("kind", "CLAIM"),
        Map.entry("rendering", "PARAPHRASE"),
        Map.entry("text", text.toString()),
        Map.entry("language", "en"),
        Map.entry("medium", "SPEECH"),
        Map.entry("said", "2025-10-%02dT%02d:%02d".formatted(1 + number / 1440 % 30, number / 60 % 24, number % 60)),
        Map.entry("citations", List.of(Map.of("source", sources.get(random.nextInt(sources.size()))))),
        Map.entry("assertions", List.of(assertion(engagement, random))));
  }

  private Map<String, Object> assertion(String engagement, Random random) {
    return Map.of(
        "engagement", engagement,
        "attribute", "KILLED",
        "subject", subject,
        "quantity", Map.of("best", random.nextInt(1000), "qualifier", "EXACTLY", "unit", "people"));
  }
}
