package io.counterclaim.graphql.execution;

import io.counterclaim.graphql.schema.Revision;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What a client asks to be executed.
 *
 * @param name of the operation in the document; null if it has but one
 * @param readOnly whether it may not be a mutation
 * @param caller who asks
 * @param drafts what it is answered as if it had been published; mostly nothing
 * @param revision that a query must read, or a later one; null if any will do
 */
public record OperationRequest(
    String document,
    String name,
    Map<String, Object> variables,
    boolean readOnly,
    Caller caller,
    List<UUID> drafts,
    Revision revision) {}
