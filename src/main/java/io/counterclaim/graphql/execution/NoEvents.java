package io.counterclaim.graphql.execution;

import java.util.Map;

/** Of a subscription that there can be no events of. */
public final class NoEvents extends Exception {
  private static final long serialVersionUID = 1;

  /** As the GraphQL specification has it. */
  public final transient Map<String, Object> answer;

  NoEvents(Map<String, Object> answer) {
    super(null, null, false, false);
    this.answer = answer;
  }
}
