package io.counterclaim.engagement;

import io.counterclaim.graphql.lists.RelayConnection;
import org.eclipse.microprofile.graphql.Description;

@Description("A page of a list of places.")
public class PlaceConnection extends RelayConnection<Place, PlaceEdge> {}
