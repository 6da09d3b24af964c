package io.counterclaim.dispute;

import io.counterclaim.graphql.Connection;
import org.eclipse.microprofile.graphql.Description;

@Description("A page of a list of disputes.")
public class DisputeConnection extends Connection<Dispute, DisputeEdge> {}
