package io.counterclaim.graphql.http;

/** A connection that stays open for as long as the client likes. All on the event loop. */
interface Lasting {
  Outflow outflow();

  void showSignOfLife();

  /** The client takes nothing. */
  void cut();

  /** The client must come again with another token. */
  void endToken();

  /** The client must come again to another instance. */
  void endService();
}
