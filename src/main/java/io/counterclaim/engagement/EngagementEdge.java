package io.counterclaim.engagement;

import io.counterclaim.graphql.lists.RelayEdge;
import org.eclipse.microprofile.graphql.Description;

@Description("An entry of a page of engagements.")
public class EngagementEdge extends RelayEdge<Engagement> {}
