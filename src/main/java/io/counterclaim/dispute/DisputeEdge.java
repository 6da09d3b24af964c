package io.counterclaim.dispute;

import io.counterclaim.graphql.Edge;
import org.eclipse.microprofile.graphql.Description;

@Description("An entry of a page of disputes.")
public class DisputeEdge extends Edge<Dispute> {}
