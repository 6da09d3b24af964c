package io.counterclaim.engagement;

import io.counterclaim.graphql.execution.RequestError;
import io.counterclaim.graphql.lists.Where;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;

@Input("NearInput")
@Description("A circle on the globe, WGS 84.")
public record NearInput(
    @Description("Degrees north of the equator, -90 to 90.") double latitude,
    @Description("Degrees east of Greenwich, -180 to 180.") double longitude,
    @Description("Radius along the ground in kilometres, more than 0 and at most 20,040.")
        double kilometres) {
  /** Mean radius of the Earth in km (IUGG). */
  private static final double EARTH = 6371.0088;

  /**
   * The great-circle distance (haversine) within the smallest box of coordinates that holds the
   * circle.
   */
  Where restrict(Where where) {
    Coordinates.check("filter.near.latitude", latitude, 90);
    Coordinates.check("filter.near.longitude", longitude, 180);
    if (!(kilometres > 0 && kilometres <= 20_040)) {
      throw RequestError.invalid(
          "filter.near.kilometres", "must be more than 0 and at most 20,040");
    }
    box().restrict(where, "e.place");
    return where.and(
        "2 * asin(least(1, sqrt(power(sin(radians(e.place.latitude - ?) / 2), 2) + cos(radians(?))"
            + " * cos(radians(e.place.latitude)) * power(sin(radians(e.place.longitude - ?) / 2), 2)))) <= ?",
        latitude,
        latitude,
        longitude,
        kilometres / EARTH);
  }

  private BoundingBoxInput box() {
    double angle = kilometres / EARTH;
    double reach = Math.toDegrees(angle) * (1 + 1e-9);
    double south = latitude - reach;
    double north = latitude + reach;
    if (south <= -90 || north >= 90) {
      return new BoundingBoxInput(Math.max(south, -90), -180, Math.min(north, 90), 180);
    }
    double width =
        Math.toDegrees(Math.asin(Math.min(1, Math.sin(angle) / Math.cos(Math.toRadians(latitude)))))
            * (1 + 1e-9);
    return new BoundingBoxInput(
        south,
        Coordinates.wrapped(longitude - width),
        north,
        Coordinates.wrapped(longitude + width));
  }
}
