package io.counterclaim.engagement;

import io.counterclaim.graphql.execution.RequestError;

final class Coordinates {
  private Coordinates() {}

  static void check(String argument, double degrees, int most) {
    if (!(Math.abs(degrees) <= most)) {
      throw RequestError.invalid(
          argument, "must be -" + most + " to " + most + " degrees, not " + degrees);
    }
  }

  /** A longitude of a little more than a turn, in -180 to 180. */
  static double wrapped(double longitude) {
    return longitude < -180 ? longitude + 360 : longitude > 180 ? longitude - 360 : longitude;
  }
}
