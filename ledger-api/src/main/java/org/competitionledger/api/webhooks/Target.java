package org.competitionledger.api.webhooks;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.regex.Pattern;
import org.competitionledger.api.problem.ProblemCode;

/**
 * Where events are sent: a URL by https. Which address its host has is looked at before each
 * attempt, and the connection goes to that address and no other: a name that is given another
 * address in between leads nowhere else.
 *
 * @param url as the subscriber gave it
 */
record Target(URI url) {

  private static final int LENGTH_MAX = 2_048;
  private static final int HTTPS_PORT = 443;
  private static final int HTTP_PORT = 80;

  /** Below are services of the operating system, which are no receivers. */
  private static final int PORT_MIN = 1_024;

  /** An address in another form than four plain numbers (one number, octal, hexadecimal). */
  private static final Pattern ODD_NUMBER =
      Pattern.compile(
          "(?!((0|[1-9][0-9]{0,2})\\.){3}(0|[1-9][0-9]{0,2})$)(.*\\.)?(0[xX]\\p{XDigit}*|[0-9]+)\\.?");

  /** Looks up what addresses a host has; a literal address is its own. */
  @FunctionalInterface
  interface Names {
    List<InetAddress> of(String host) throws UnknownHostException;
  }

  /**
   * A target, or a problem that says why it is none.
   *
   * @param loopback whether receivers on this machine are taken, also by http
   */
  static Target of(String url, boolean loopback) {
    if (url.length() > LENGTH_MAX) {
      throw refused("webhook-url-long", LENGTH_MAX);
    }
    URI parsed;
    try {
      parsed = new URI(url);
    } catch (URISyntaxException e) {
      throw refused("webhook-url-unreadable");
    }
    boolean http = "http".equalsIgnoreCase(parsed.getScheme());
    if (!"https".equalsIgnoreCase(parsed.getScheme()) && !(http && loopback)) {
      throw refused("webhook-url-https");
    }
    if (parsed.getHost() == null
        || ODD_NUMBER.matcher(parsed.getHost()).matches()
        || parsed.getUserInfo() != null
        || parsed.getFragment() != null) {
      throw refused("webhook-url-unreadable");
    }
    Target target = new Target(parsed);
    if (target.port() < PORT_MIN && target.port() != HTTPS_PORT && !loopback) {
      throw refused("webhook-url-port", HTTPS_PORT, PORT_MIN);
    }
    return target;
  }

  private static RuntimeException refused(String why, Object... about) {
    return ProblemCode.WEBHOOK_URL_REFUSED.exception(why, about);
  }

  String host() {
    return url.getHost();
  }

  boolean secure() {
    return "https".equalsIgnoreCase(url.getScheme());
  }

  int port() {
    return url.getPort() >= 0 ? url.getPort() : secure() ? HTTPS_PORT : HTTP_PORT;
  }

  String pathAndQuery() {
    String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    return url.getRawQuery() == null ? path : path + '?' + url.getRawQuery();
  }

  /**
   * The address to connect to; all that the host has must be ones that may be reached. Or a problem
   * that says why there is none.
   */
  InetAddress address(Names names, boolean loopback) {
    List<InetAddress> addresses;
    try {
      addresses = names.of(host());
    } catch (UnknownHostException e) {
      throw refused("webhook-url-unknown-host");
    }
    boolean reachable =
        addresses.stream()
            .allMatch(
                each ->
                    loopback && each.isLoopbackAddress()
                        || secure() && PublicAddresses.contain(each));
    if (addresses.isEmpty() || !reachable) {
      throw refused("webhook-url-private");
    }
    return addresses.get(0);
  }
}
