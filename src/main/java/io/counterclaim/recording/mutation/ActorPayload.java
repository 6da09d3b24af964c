package io.counterclaim.recording.mutation;

import org.eclipse.microprofile.graphql.Description;

@Description("What came of it.")
public class ActorPayload extends DisputingPayload {}
