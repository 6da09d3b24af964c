package io.counterclaim.graphql.live;

import java.util.Map;

/** How one subscription of a client is told what happens. Nothing of it waits for the client. */
public interface EventSink {
  /** Stands for the client. */
  String client();

  void next(ToldEvents events);

  /** Tells why there will be no more. */
  void fail(Map<String, Object> answer);

  /** Bytes that are on the way to the client. */
  long waiting();
}
