package io.counterclaim.dispute;

import io.counterclaim.graphql.lists.RelayEdge;
import org.eclipse.microprofile.graphql.Description;

@Description("An entry of a page of disputes.")
public class DisputeEdge extends RelayEdge<Dispute> {}
