package org.competitionledger.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClientCountsTest {

  @Test
  void addressThatNobodyCanReadCountsAsOneClient() {
    for (String address : new String[] {null, "", "unknown", "_hidden", "1.2.3.4.5"}) {
      assertThat(ClientCounts.client(address, true)).contains(ClientCounts.UNKNOWN);
    }
  }

  @Test
  void householdIsOneClientAndMappedAddressTheSameAsPlain() {
    assertThat(ClientCounts.client("2001:db8:1:2::1", true))
        .isEqualTo(ClientCounts.client("2001:db8:1:2:3::4", true))
        .isNotEqualTo(ClientCounts.client("2001:db8:1:3::1", true));
    assertThat(ClientCounts.client("::ffff:192.0.2.1", true))
        .isEqualTo(ClientCounts.client("192.0.2.1", true))
        .isNotEqualTo(ClientCounts.client("::ffff:192.0.2.2", true));
  }

  @Test
  void thisMachineIsCountedOnlyIfThatIsWanted() {
    for (String address : new String[] {"127.0.0.1", "127.9.9.9", "::1"}) {
      assertThat(ClientCounts.client(address, true)).isEmpty();
      assertThat(ClientCounts.client(address, false)).isPresent();
    }
  }

  @Test
  void whoLeavesMakesRoom() {
    ClientCounts counts = new ClientCounts();
    assertThat(counts.enter("a", 1)).isTrue();
    assertThat(counts.enter("a", 1)).isFalse();
    assertThat(counts.enter("b", 1)).isTrue();
    counts.leave("a");
    counts.leave("a");
    assertThat(counts.enter("a", 1)).isTrue();
  }
}
