package io.counterclaim.actor;

import io.counterclaim.graphql.lists.RelayEdge;
import org.eclipse.microprofile.graphql.Description;

@Description("An entry of a page of actors.")
public class ActorEdge extends RelayEdge<Actor> {}
