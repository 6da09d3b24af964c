package io.counterclaim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ReadmeTest {
  private static final Pattern QUERY_WITH_ANSWER =
      Pattern.compile("```graphql\n(.*?)```\n```json\n(.*?)```", Pattern.DOTALL);
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void theQueriesOfTheReadmeHaveTheAnswersThatItShows() throws IOException {
    List<MatchResult> shown =
        QUERY_WITH_ANSWER.matcher(Files.readString(Path.of("README.md"))).results().toList();
    assertEquals(6, shown.size());
    for (MatchResult query : shown) {
      String answer = GraphQL.post(query.group(1), Map.of()).text();
      assertEquals(JSON.readTree(query.group(2)), JSON.readTree(answer).path("data"));
    }
  }
}
