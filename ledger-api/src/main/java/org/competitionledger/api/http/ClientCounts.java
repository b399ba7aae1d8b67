package org.competitionledger.api.http;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How much each client has of something. A client is an address; of IPv6 the first 64 bits, which
 * is what one household is given.
 */
final class ClientCounts {

  /** All clients in one. */
  static final String ALL = "all";

  /** Whose address a proxy does not tell, or tells as nobody can read it. */
  static final String UNKNOWN = "unknown";

  private static final int PREFIX_BYTES = 8;

  private final Map<String, Integer> counts = new ConcurrentHashMap<>();

  /** Counts one more, also where that is too many; whether it is not. */
  boolean enter(String client, int max) {
    return counts.merge(client, 1, Integer::sum) <= max;
  }

  /** Counts one less. */
  void leave(String client) {
    counts.computeIfPresent(client, (id, now) -> now > 1 ? now - 1 : null);
  }

  /**
   * Who an address is; empty if it is not counted.
   *
   * @param address as it is written in numbers; null if there is none
   */
  static Optional<String> client(String address, boolean loopbackUncounted) {
    byte[] bytes = address == null ? null : NetUtil.createByteArrayFromIpAddressString(address);
    if (bytes == null) {
      return Optional.of(UNKNOWN);
    }
    try {
      InetAddress read = InetAddress.getByAddress(bytes); // of IPv4 written as IPv6, the IPv4
      return read.isLoopbackAddress() && loopbackUncounted
          ? Optional.empty()
          : Optional.of(prefix(read.getAddress()));
    } catch (UnknownHostException e) {
      throw new IllegalStateException("4 or 16 bytes are an address", e);
    }
  }

  private static String prefix(byte[] address) {
    return HexFormat.of().formatHex(address, 0, Math.min(address.length, PREFIX_BYTES));
  }
}
