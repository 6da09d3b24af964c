package io.counterclaim.actor;

import io.counterclaim.base.IdScheme;
import io.counterclaim.graphql.execution.RequestError;
import io.counterclaim.graphql.lists.Named;
import io.counterclaim.graphql.lists.Text;
import io.counterclaim.graphql.lists.Where;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("ActorFilter")
@Description(Where.FILTER)
public class ActorFilter {
  private static final String REGISTERED =
      "e.id in (select coalesce(a.mergedIntoId, a.id) from ExternalId x join Actor a on a.id = x.actorId where x.value = ?";

  @Description("Matches names and aliases, spelling mistakes forgiven. At most 300 characters.")
  public String name;

  @Description("What they are.")
  public List<@NonNull ActorType> types;

  @Description("The country that they belong to. ISO 3166-1 alpha-2, upper case.")
  public String country;

  @Description("Countries to one of which they belong. ISO 3166-1 alpha-2, upper case.")
  public List<@NonNull String> countries;

  @Id
  @Description(
      "Only those who belong to this group, through any number of affiliations of any kind but ALLIED_WITH and"
          + " SUCCESSOR_OF, on the day `on`. The group itself is left out.")
  public String within;

  @Description("The day for `within`, an ISO 8601 calendar day; today in UTC when left out.")
  public LocalDate on;

  @Description("An id in a public register, alone (Q7747) or with its scheme (WIKIDATA:Q7747).")
  public String externalId;

  /** All that are there themselves, and were not merged into another one. */
  static Where all() {
    return Where.live().and("e.mergedIntoId is null");
  }

  Where where() {
    if (on != null && within == null) {
      throw RequestError.invalid("filter.on", "is the day for within, which is not given");
    }
    LocalDate day = on != null ? on : LocalDate.now(ZoneOffset.UTC);
    Where where =
        all()
            .ranked("is_named(e.id, ?)", "name_rank(?, e.id)", Text.words("filter.name", name))
            .in("e.type", types)
            .and("e.country = ?", Text.country("filter.country", country))
            .in("e.country", Text.countries("filter.countries", countries))
            .and("belongs_to(e.id, ?, ?)", Named.one(Actor.class, "filter.within", within), day);
    String id = Text.words("filter.externalId", externalId);
    return id == null ? where : registered(where, id);
  }

  private static Where registered(Where where, String id) {
    for (IdScheme scheme : IdScheme.values()) {
      if (id.startsWith(scheme.name() + ":")) {
        return where.and(
            REGISTERED + " and x.scheme = ?)", id.substring(scheme.name().length() + 1), scheme);
      }
    }
    return where.and(REGISTERED + ")", id);
  }
}
