package io.counterclaim.statement;

import io.counterclaim.graphql.lists.RelayConnection;
import org.eclipse.microprofile.graphql.Description;

@Description("A page of a list of statements.")
public class StatementConnection extends RelayConnection<Statement, StatementEdge> {}
