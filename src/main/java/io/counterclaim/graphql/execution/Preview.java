package io.counterclaim.graphql.execution;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What a query is answered as if it had been published. */
public interface Preview {
  /** The header of a request that names the drafts. */
  String HEADER = "Counterclaim-Draft";

  String RULE = "must be sent with queries to /graphql, and with nothing else";

  /**
   * Publishes drafts in the transaction of the caller, who rolls it back.
   *
   * @return the moment by which all that has been recorded can be seen in it
   * @throws RequestError if there is no such draft, or it breaks a rule
   */
  Instant publish(List<UUID> drafts);
}
