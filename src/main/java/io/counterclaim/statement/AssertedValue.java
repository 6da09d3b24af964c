package io.counterclaim.statement;

import io.counterclaim.actor.Actor;
import io.counterclaim.base.Period;
import io.counterclaim.engagement.Place;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import java.util.Locale;
import java.util.Objects;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Embeddable
@Description(
    "Exactly one of code, actor, place, quantity and time is set, as the attribute calls for; text says it in words.")
public class AssertedValue {
  @Description(
      "For OCCURRED: YES or NO. For STATUS: ONGOING, ENDED or NOT_STARTED. For OUTCOME: a word of the recorder's.")
  public String code;

  @ManyToOne(fetch = FetchType.LAZY)
  @Description("For CONTROLLER, PARTICIPANT, INITIATOR and TARGET.")
  public Actor actor;

  @ManyToOne(fetch = FetchType.LAZY)
  @Description("For PLACE.")
  public Place place;

  @Embedded
  @Description("For COUNT, PERSONNEL, KILLED, WOUNDED, CAPTURED, EQUIPMENT_LOST and AREA_KM2.")
  public Quantity quantity;

  @Embedded
  @AttributeOverride(name = "from", column = @Column(name = "time_from"))
  @AttributeOverride(name = "to", column = @Column(name = "time_to"))
  @AttributeOverride(name = "precision", column = @Column(name = "time_precision"))
  @AttributeOverride(name = "zone", column = @Column(name = "time_zone"))
  @Description("For START and END.")
  public Period time;

  @NonNull
  @Description("The value in English words, such as `nearly 150 strikes`.")
  public String getText() {
    if (actor != null) {
      return actor.name;
    }
    if (place != null) {
      return place.name;
    }
    if (quantity != null) {
      return quantity.inWords();
    }
    return time != null ? time.getText() : code.toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  boolean says(AssertedValue other) {
    return Objects.equals(code, other.code)
        && actor == other.actor
        && place == other.place
        && Objects.equals(quantity, other.quantity)
        && Objects.equals(time, other.time);
  }

  /** Whether it has a value of this kind and no other. */
  boolean isOnly(ValueKind kind) {
    return (code != null) == (kind == ValueKind.CODE)
        && (actor != null) == (kind == ValueKind.ACTOR)
        && (place != null) == (kind == ValueKind.PLACE)
        && (quantity != null) == (kind == ValueKind.QUANTITY)
        && (time != null) == (kind == ValueKind.TIME);
  }
}
