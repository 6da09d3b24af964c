package io.counterclaim.draft;

import io.counterclaim.graphql.lists.RelayConnection;
import org.eclipse.microprofile.graphql.Description;

@Description("A page of a list of drafts.")
public class DraftConnection extends RelayConnection<Draft, DraftEdge> {}
