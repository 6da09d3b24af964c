package io.counterclaim.engagement;

import io.counterclaim.base.Node;
import io.counterclaim.base.Recorded;
import io.counterclaim.base.RuleCheck;
import io.counterclaim.base.Rules;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Entity
@Description("Where something happened or is said to have happened.")
public class Place extends Recorded implements Node {
  @NonNull
  @Description("Its name in English.")
  public String name;

  @Description("The country that it lies in. ISO 3166-1 alpha-2, upper case.")
  public String country;

  @Description("Degrees north of the equator, WGS 84, -90 to 90. Comes together with longitude.")
  public Double latitude;

  @Description("Degrees east of Greenwich, WGS 84, -180 to 180. Comes together with latitude.")
  public Double longitude;

  @NonNull
  @Enumerated(EnumType.STRING)
  @Description("How exactly the place is known.")
  public GeoPrecision precision;

  /** Whether its own rules hold; those that it breaks are told. */
  public boolean holds(Rules rules) {
    RuleCheck check = new RuleCheck(rules);
    if ((latitude == null) != (longitude == null)) {
      check.broken(
          latitude == null ? "/longitude" : "/latitude",
          "must come together with the other coordinate");
    }
    if (precision == GeoPrecision.EXACT && latitude == null && longitude == null) {
      check.broken("/precision", "must not be EXACT without coordinates");
    }
    return check.passed();
  }
}
