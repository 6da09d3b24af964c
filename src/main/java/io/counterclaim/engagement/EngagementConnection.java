package io.counterclaim.engagement;

import io.counterclaim.graphql.Connection;
import org.eclipse.microprofile.graphql.Description;

@Description("A page of a list of engagements.")
public class EngagementConnection extends Connection<Engagement, EngagementEdge> {}
