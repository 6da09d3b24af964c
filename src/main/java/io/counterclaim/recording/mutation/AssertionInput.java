package io.counterclaim.recording.mutation;

import io.counterclaim.statement.AssertionBasis;
import io.counterclaim.statement.Attribute;
import io.counterclaim.statement.Polarity;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("AssertionInput")
@Description(
    "A value of an attribute of an engagement. It has exactly one of code, actor, place, quantity and time, as the attribute calls for.")
public record AssertionInput(
    @NonNull @Id @Description("The engagement: an id or a key.") String engagement,
    @NonNull @Description("What of it.") Attribute attribute,
    @Id @Description("Whose losses, whose troops: an id or a key.") String subject,
    @DefaultValue("AFFIRMS") @Description("Whether it affirms or denies the value.")
        Polarity polarity,
    @DefaultValue("STATED") @Description("Whether the words say it.") AssertionBasis basis,
    @Description(
            "For OCCURRED: YES or NO. For STATUS: ONGOING, ENDED or NOT_STARTED. For OUTCOME: a word of your own.")
        String code,
    @Id @Description("For CONTROLLER, PARTICIPANT, INITIATOR and TARGET: an id or a key.")
        String actor,
    @Id @Description("For PLACE: an id or a key.") String place,
    @Description("For COUNT, PERSONNEL, KILLED, WOUNDED, CAPTURED, EQUIPMENT_LOST and AREA_KM2.")
        QuantityInput quantity,
    @Description("For START and END: a time such as 2025-04-26 or 2025-04.") String time) {}
