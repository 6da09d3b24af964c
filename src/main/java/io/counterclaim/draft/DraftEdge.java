package io.counterclaim.draft;

import io.counterclaim.graphql.lists.RelayEdge;
import org.eclipse.microprofile.graphql.Description;

@Description("An entry of a page of drafts.")
public class DraftEdge extends RelayEdge<Draft> {}
