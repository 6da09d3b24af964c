package io.counterclaim.statement;

import io.counterclaim.graphql.lists.RelayEdge;
import org.eclipse.microprofile.graphql.Description;

@Description("An entry of a page of sources.")
public class SourceEdge extends RelayEdge<Source> {}
