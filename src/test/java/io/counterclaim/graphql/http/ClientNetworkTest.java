package io.counterclaim.graphql.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.vertx.core.net.SocketAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientNetworkTest {
  @ParameterizedTest
  @CsvSource({
    "192.0.2.1, 192.0.2.1",
    "192.0.2.1, ::ffff:192.0.2.1",
    "2001:db8:0:1::1, 2001:db8:0:1:ffff::2",
    "2001:DB8::1, 2001:db8:0:0:1::",
    "unknown, unknown",
  })
  void areOneClient(String one, String other) {
    assertEquals(of(one), of(other));
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.1, 192.0.2.2",
    "2001:db8:0:1::1, 2001:db8:0:2::1",
    "::ffff:192.0.2.1, ::ffff:192.0.2.2",
    "::1, 127.0.0.1",
    "unknown, _hidden",
  })
  void areTwoClients(String one, String other) {
    assertNotEquals(of(one), of(other));
  }

  private static String of(String host) {
    return ClientNetwork.of(SocketAddress.inetSocketAddress(8080, host));
  }
}
