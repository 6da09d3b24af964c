package io.counterclaim.actor;

import io.counterclaim.graphql.lists.RelayConnection;
import org.eclipse.microprofile.graphql.Description;

@Description("A page of a list of actors.")
public class ActorConnection extends RelayConnection<Actor, ActorEdge> {}
