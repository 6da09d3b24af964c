package io.counterclaim.dispute;

import io.counterclaim.graphql.lists.RelayConnection;
import org.eclipse.microprofile.graphql.Description;

@Description("A page of a list of disputes.")
public class DisputeConnection extends RelayConnection<Dispute, DisputeEdge> {}
