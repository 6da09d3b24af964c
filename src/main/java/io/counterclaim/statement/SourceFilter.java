package io.counterclaim.statement;

import io.counterclaim.actor.Actor;
import io.counterclaim.graphql.lists.Named;
import io.counterclaim.graphql.lists.SearchText;
import io.counterclaim.graphql.lists.Text;
import io.counterclaim.graphql.lists.TimeRange;
import io.counterclaim.graphql.lists.Where;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("SourceFilter")
@Description(Where.FILTER)
public class SourceFilter {
  @Description("Words looked for in title and url. " + SearchText.SYNTAX)
  public String text;

  @Id
  @Description("Who published it.")
  public List<@NonNull String> publishers;

  @Description("What it is.")
  public List<@NonNull SourceKind> kinds;

  @Description("The language that it is in: BCP 47 tags, each matched as a whole.")
  public List<@NonNull String> languages;

  @Description("Only what was published then or later: publishedAt >= publishedFrom.")
  public Instant publishedFrom;

  @Description("Only what was published earlier: publishedAt < publishedBefore.")
  public Instant publishedBefore;

  Where where() {
    TimeRange.check(
        "filter.publishedFrom", publishedFrom, "filter.publishedBefore", publishedBefore);
    Where where =
        Where.live()
            .search(SearchText.parse("filter.text", text))
            .in("e.publisher.id", Named.all(Actor.class, "filter.publishers", publishers))
            .in("e.kind", kinds)
            .in("e.language", Text.languages("filter.languages", languages));
    published(where, publishedFrom, ">=");
    published(where, publishedBefore, "<");
    return where;
  }

  /** What sorts first and last is compared too: so a page in that order begins where it may. */
  private static void published(Where where, Instant moment, String comparison) {
    for (String property : List.of("published.from", "publishedFirst", "publishedLast")) {
      where.and("e." + property + " " + comparison + " ?", moment);
    }
  }
}
