package io.counterclaim.engagement;

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

@Input("EngagementFilter")
@Description(Where.FILTER)
public class EngagementFilter {
  private static final String PARTICIPATION = "Participation t where t.engagement = e";
  static final String CONTESTED =
      "exists (select 1 from Dispute d where d.engagement = e and not d.statedOnly and d.supersededAt is null"
          + " and d.state = CONTESTED and d.since <= instant and (d.until is null or d.until > instant))";

  @Description("Words looked for in title and summary. " + SearchText.SYNTAX)
  public String text;

  @Description("What sort of event it is.")
  public List<@NonNull EngagementKind> kinds;

  @Id
  @Description("An actor that took part, in any role.")
  public String participant;

  @Id
  @Description("Actors one of which took part, in any role.")
  public List<@NonNull String> participants;

  @Description("The country of the place. ISO 3166-1 alpha-2, upper case.")
  public String country;

  @Description("Countries in one of which the place lies. ISO 3166-1 alpha-2, upper case.")
  public List<@NonNull String> countries;

  @Description("Only at places in this circle; a place without coordinates is in none.")
  public NearInput near;

  @Description("Only at places in this box; a place without coordinates is in none.")
  public BoundingBoxInput within;

  @Description(
      "Only what overlaps [overlapsFrom, overlapsBefore); either may be left out. ISO 8601 with an offset. What has"
          + " no known start overlaps nothing.")
  public Instant overlapsFrom;

  @Description("The end of that stretch, itself not part of it. ISO 8601 with an offset.")
  public Instant overlapsBefore;

  @Id
  @Description("The engagement that it is directly a part of.")
  public String partOf;

  @Description("Whether a dispute on it is CONTESTED now, inferred assertions counted.")
  public Boolean disputed;

  Where where() {
    TimeRange.check("filter.overlapsFrom", overlapsFrom, "filter.overlapsBefore", overlapsBefore);
    Where where =
        Where.live()
            .search(SearchText.parse("filter.text", text))
            .in("e.kind", kinds)
            .and("e.place.country = ?", Text.country("filter.country", country))
            .in("e.place.country", Text.countries("filter.countries", countries))
            .in("e.partOf.id", Named.one(Engagement.class, "filter.partOf", partOf))
            .exists(PARTICIPATION, took(Named.one(Actor.class, "filter.participant", participant)))
            .exists(
                PARTICIPATION, took(Named.all(Actor.class, "filter.participants", participants)));
    if (disputed != null) {
      where.and(disputed ? CONTESTED : "not " + CONTESTED);
    }
    if (overlapsFrom != null || overlapsBefore != null) {
      overlapping(where);
    }
    if (near != null) {
      near.restrict(where);
    }
    if (within != null) {
      within.check("filter.within");
      within.restrict(where, "e.place");
    }
    return where;
  }

  private static Where took(Named actors) {
    return new Where().in("t.actor.id", actors);
  }

  private void overlapping(Where where) {
    where
        .and("e.period.from is not null")
        // Follows from the overlap, and lets a page in the order of the start begin where it may.
        .and("e.startedLast < ? and e.startedFirst < ?", overlapsBefore, overlapsBefore);
    if (overlapsFrom == null) {
      where.and("overlaps_range(e.period.from, e.period.to, null, ?)", overlapsBefore);
    } else if (overlapsBefore == null) {
      where.and("overlaps_range(e.period.from, e.period.to, ?, null)", overlapsFrom);
    } else {
      where.and("overlaps_range(e.period.from, e.period.to, ?, ?)", overlapsFrom, overlapsBefore);
    }
  }
}
