package io.counterclaim.graphql.http;

import io.netty.util.NetUtil;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;

/** Tells clients from one another who send no token. */
final class ClientNetwork {
  /** Of an IPv6 address: what one household has whole. */
  private static final int NETWORK_BYTES = 8;

  private ClientNetwork() {}

  /**
   * What the addresses of one client have in common: all of an IPv4 address, the first 64 bits of
   * an IPv6 address.
   */
  static String of(SocketAddress address) {
    String host = address.hostAddress() == null ? address.host() : address.hostAddress();
    byte[] bytes = host == null ? null : NetUtil.createByteArrayFromIpAddressString(host);
    return bytes == null ? String.valueOf(host) : HexFormat.of().formatHex(network(bytes));
  }

  private static byte[] network(byte[] address) {
    try {
      byte[] plain = InetAddress.getByAddress(address).getAddress();
      return plain.length > NETWORK_BYTES ? Arrays.copyOf(plain, NETWORK_BYTES) : plain;
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
