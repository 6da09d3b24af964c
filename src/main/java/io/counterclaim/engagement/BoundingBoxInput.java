package io.counterclaim.engagement;

import io.counterclaim.graphql.execution.RequestError;
import io.counterclaim.graphql.lists.Where;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;

@Input("BoundingBoxInput")
@Description(
    "A box of coordinates, WGS 84, its borders within. With `west` greater than `east` it crosses the 180th meridian.")
public record BoundingBoxInput(
    @Description("Its southern border in degrees north, -90 to 90.") double south,
    @Description("Its western border in degrees east, -180 to 180.") double west,
    @Description("Its northern border in degrees north, -90 to 90, not less than `south`.")
        double north,
    @Description("Its eastern border in degrees east, -180 to 180.") double east) {

  void check(String argument) {
    Coordinates.check(argument + ".south", south, 90);
    Coordinates.check(argument + ".north", north, 90);
    Coordinates.check(argument + ".west", west, 180);
    Coordinates.check(argument + ".east", east, 180);
    if (south > north) {
      throw RequestError.invalid(argument + ".north", "must not be less than south");
    }
  }

  /** In degrees. */
  double width() {
    return east - west + (west <= east ? 0 : 360);
  }

  Where restrict(Where where, String place) {
    where.and(place + ".latitude between ? and ?", south, north);
    return west <= east
        ? where.and(place + ".longitude between ? and ?", west, east)
        : where.and(place + ".longitude >= ? or " + place + ".longitude <= ?", west, east);
  }
}
