package io.counterclaim.engagement;

import io.counterclaim.graphql.lists.RelayEdge;
import org.eclipse.microprofile.graphql.Description;

@Description("An entry of a page of places.")
public class PlaceEdge extends RelayEdge<Place> {}
