package io.counterclaim.recording;

import io.counterclaim.base.Rules;

/** Things that name actors, and follow them when these are merged. */
interface Moved {
  /** Notes whom those name that are about to be moved. */
  void remember(ActorMove move);

  /**
   * Has them name the actors that those lead to whom they named before any merger; what somebody
   * changed since is left as it is.
   *
   * @param rules is told which ones are broken thereby
   */
  void settle(ActorMove move, Rules rules);

  /** Drops what is noted of those that name again whom they named before any merger. */
  void forget(ActorMove move);
}
