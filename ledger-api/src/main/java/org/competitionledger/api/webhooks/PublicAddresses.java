package org.competitionledger.api.webhooks;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * Addresses of the public Internet, by IANA's registries of special-purpose addresses. Of IPv6 only
 * global unicast is public, less what in it stands for other addresses or for none: so no form that
 * carries an IPv4 address gets through.
 */
final class PublicAddresses {

  private static final List<Network> PUBLIC = networks("0.0.0.0/0", "2000::/3");

  private static final List<Network> SPECIAL =
      networks(
          "0.0.0.0/8",
          "10.0.0.0/8",
          "100.64.0.0/10",
          "127.0.0.0/8",
          "169.254.0.0/16",
          "172.16.0.0/12",
          "192.0.0.0/24",
          "192.0.2.0/24",
          "192.88.99.0/24",
          "192.168.0.0/16",
          "198.18.0.0/15",
          "198.51.100.0/24",
          "203.0.113.0/24",
          "224.0.0.0/3",
          "2001::/23",
          "2001:db8::/32",
          "2002::/16",
          "3fff::/20");

  /** The addresses of so many bytes that begin with the same bits. */
  private record Network(int length, BigInteger prefix, int bits) {

    static Network parse(String text) {
      String[] parts = text.split("/");
      int bits = Integer.parseInt(parts[1]);
      try {
        byte[] first = InetAddress.getByName(parts[0]).getAddress();
        return new Network(first.length, prefix(first, bits), bits);
      } catch (UnknownHostException e) {
        throw new IllegalArgumentException(text, e);
      }
    }

    private static BigInteger prefix(byte[] address, int bits) {
      return new BigInteger(1, address).shiftRight(address.length * Byte.SIZE - bits);
    }

    boolean contains(byte[] address) {
      return address.length == length && prefix(address, bits).equals(prefix);
    }
  }

  private PublicAddresses() {}

  private static List<Network> networks(String... texts) {
    return Arrays.stream(texts).map(Network::parse).toList();
  }

  /** Whether an address is public. */
  static boolean contain(InetAddress address) {
    byte[] bytes = address.getAddress();
    return PUBLIC.stream().anyMatch(network -> network.contains(bytes))
        && SPECIAL.stream().noneMatch(network -> network.contains(bytes));
  }
}
