package io.counterclaim.actor;

import io.counterclaim.graphql.Connection;
import org.eclipse.microprofile.graphql.Description;

@Description("A page of a list of actors.")
public class ActorConnection extends Connection<Actor, ActorEdge> {}
