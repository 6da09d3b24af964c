package io.counterclaim.graphql.execution;

import java.util.List;
import java.util.Map;

/**
 * Some events, in the order of their revisions.
 *
 * @param failure what is answered instead, since there can be none; or null
 */
public record EventBatch(List<Event> events, Map<String, Object> failure) {}
