package org.competitionledger.api.node;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * How many connections are accepted, unless a setting says so: a quarter of the descriptors that
 * this process may open, or all but 8,000 of them, since logs and stores need the others. Public,
 * as it is made by its name.
 */
public final class ConnectionLimit implements ConfigSource {

  private static final String NAME = "quarkus.http.limits.max-connections";
  private static final long CONNECTIONS_MAX = 10_000;
  private static final long OTHERS = 8_000;

  @Override
  public Set<String> getPropertyNames() {
    return Set.of(NAME);
  }

  @Override
  public String getValue(String name) {
    return name.equals(NAME) ? Long.toString(limit()) : null;
  }

  private static long limit() {
    if (!(ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix)) {
      return CONNECTIONS_MAX;
    }
    long descriptors = unix.getMaxFileDescriptorCount();
    return Math.min(CONNECTIONS_MAX, Math.max(descriptors / 4, descriptors - OTHERS));
  }

  @Override
  public String getName() {
    return "connections that this process may open";
  }

  /** Below everything that somebody writes. */
  @Override
  public int getOrdinal() {
    return 50;
  }
}
