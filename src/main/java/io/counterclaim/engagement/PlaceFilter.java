package io.counterclaim.engagement;

import io.counterclaim.graphql.lists.Text;
import io.counterclaim.graphql.lists.Where;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("PlaceFilter")
@Description(Where.FILTER)
public class PlaceFilter {
  @Description("Matches names, spelling mistakes forgiven. At most 300 characters.")
  public String name;

  @Description("Countries in one of which it lies. ISO 3166-1 alpha-2, upper case.")
  public List<@NonNull String> countries;

  @Description("Only in this box; a place without coordinates is in none.")
  public BoundingBoxInput within;

  @Description("How exactly it is known.")
  public List<@NonNull GeoPrecision> precisions;

  Where where() {
    Where where =
        Where.live()
            .and("resembles(?, e.name)", Text.words("filter.name", name))
            .in("e.country", Text.countries("filter.countries", countries))
            .in("e.precision", precisions);
    if (within != null) {
      within.check("filter.within");
      within.restrict(where, "e");
    }
    return where;
  }
}
