package io.counterclaim;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.Map;

/** One that is not there when the service starts. */
public class LateIdentityProvider extends IdentityProvider {
  @Override
  public Map<String, String> start() {
    settle();
    return settings();
  }

  /** Takes connections and says nothing, until it is closed. */
  public static ServerSocket hang() throws IOException {
    ServerSocket socket = new ServerSocket();
    socket.bind(address());
    return socket;
  }

  /** From now on it is there. */
  public static void come() throws IOException {
    open();
  }
}
