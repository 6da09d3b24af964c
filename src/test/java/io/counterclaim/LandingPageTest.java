package io.counterclaim;

import static io.counterclaim.GraphQL.ask;
import static io.restassured.RestAssured.get;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class LandingPageTest {
  private static final Pattern QUERY =
      Pattern.compile("<pre class=\"query\">(.*?)</pre>", Pattern.DOTALL);

  @Test
  void everyQueryOfThePageFindsSomethingInTheArticle() {
    List<String> queries =
        QUERY.matcher(get("/").asString()).results().map(found -> found.group(1)).toList();
    assertEquals(10, queries.size());
    for (String query : queries.subList(0, 9)) {
      String answer = ask(query).prettify();
      assertFalse(answer.contains("\"nodes\": [\n            \n"), answer);
      assertTrue(
          answer.contains("key") || answer.contains("text") || answer.contains("name"), answer);
    }
  }

  @Test
  void theMutationOfThePageIsOneThatIsTriedOnly() {
    List<String> examples =
        QUERY.matcher(get("/").asString()).results().map(found -> found.group(1)).toList();
    String count = "{ statements { totalCount } }";
    int before = ask(count).get("statements.totalCount");
    Json tried = ask(examples.get(9));
    assertEquals(1, tried.<Integer>get("record.recorded"));
    assertEquals(List.of(), tried.getList("record.violations"));
    assertEquals(before, ask(count).<Integer>get("statements.totalCount"));
  }

  @Test
  void graphiqlIsThereAndNeedsNothingFromElsewhere() {
    String page = get("/q/graphql-ui/").then().statusCode(200).extract().asString();
    String active = page.replaceAll("(?s)<!--.*?-->", "");
    assertTrue(active.contains("graphiql.min.js"), page);
    assertFalse(active.contains("http://") || active.contains("https://"), page);
  }

  @Test
  void graphiqlBearsTheServicesNameAndLeadsHome() {
    assertTrue(get("/q/graphql-ui/").asString().contains("<title>Counterclaim"));
    assertTrue(get("/q/graphql-ui/render.js").asString().contains("href: '/'"));
  }
}
