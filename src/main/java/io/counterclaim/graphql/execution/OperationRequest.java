package io.counterclaim.graphql.execution;

import java.util.Map;

/**
 * What a client asks to be executed.
 *
 * @param name of the operation in the document; null if it has but one
 * @param readOnly whether it may not be a mutation
 * @param caller who asks
 */
public record OperationRequest(
    String document, String name, Map<String, Object> variables, boolean readOnly, Caller caller) {}
