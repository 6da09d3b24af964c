package io.counterclaim.graphql.execution;

import java.util.Map;

/**
 * What those are told who have subscribed.
 *
 * @param answer as the GraphQL specification has it
 */
public record Event(long revision, Map<String, Object> answer) {}
