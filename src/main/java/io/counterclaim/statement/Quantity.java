package io.counterclaim.statement;

import io.counterclaim.base.Rules;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Embeddable
@RegisterForReflection
@Description(
    "A number with its bounds, null where open: `nearly 150` has high 150 and no low. 0 <= low <= best <= high.")
public record Quantity(
    @Description("The lower bound.") Double low,
    @Description("The number itself, as far as one is given.") Double best,
    @Description("The upper bound.") Double high,
    @NonNull
        @Enumerated(EnumType.STRING)
        @Description("How the number is bounded, after the words of the speaker.")
        QuantityQualifier qualifier,
    @NonNull @Description("What is counted, in the plural, such as `soldiers`; for areas km2.")
        String unit) {

  /** The quantity as a phrase: `nearly 150 strikes`. */
  String inWords() {
    return qualifier.words(best != null ? best : high != null ? high : low) + " " + unit;
  }

  /**
   * Whether its bounds are those that its qualifier takes, in order; the rules that it breaks are
   * told.
   */
  boolean holds(Rules rules) {
    boolean fits =
        switch (qualifier) {
          case EXACTLY, ABOUT -> best != null;
          case NEARLY, UP_TO, LESS_THAN -> high != null && low == null && best == null;
          case AT_LEAST, MORE_THAN -> low != null && best == null && high == null;
        };
    if (!fits) {
      rules.broken("", qualifier + " sets " + qualifier.sets());
    } else if (!inOrder()) {
      rules.broken("", "must have 0 <= low <= best <= high");
    }
    return fits && inOrder();
  }

  private boolean inOrder() {
    List<Double> given = Stream.of(low, best, high).filter(Objects::nonNull).toList();
    return given.stream().allMatch(number -> number >= 0 && Double.isFinite(number))
        && given.equals(given.stream().sorted().toList());
  }
}
