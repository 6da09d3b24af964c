package io.counterclaim.statement;

import io.counterclaim.graphql.lists.RelayConnection;
import org.eclipse.microprofile.graphql.Description;

@Description("A page of a list of sources.")
public class SourceConnection extends RelayConnection<Source, SourceEdge> {}
