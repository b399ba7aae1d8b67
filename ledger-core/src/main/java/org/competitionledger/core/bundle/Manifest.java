package org.competitionledger.core.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Arrays;

/**
 * {@code bundle.json}: what a bundle is. There is one way to write it, so that nothing in it can
 * change unnoticed.
 *
 * <pre>
 * {"format":1,"origin":"ledger.example/v1/competitions/k-ai/log","size":59,"ledgerVersion":1}
 * </pre>
 *
 * @param origin which log
 * @param size how many events
 * @param ledgerVersion the highest version of the ledger's rules that decided one of them
 */
public record Manifest(String origin, long size, int ledgerVersion) {

  /** The format of bundles that this build writes and reads. */
  public static final int FORMAT = 1;

  private static final JsonMapper JSON = new JsonMapper();

  /** The file. */
  public byte[] bytes() {
    return String.format(
            "{\"format\":%d,\"origin\":\"%s\",\"size\":%d,\"ledgerVersion\":%d}\n",
            FORMAT, origin, size, ledgerVersion)
        .getBytes(UTF_8);
  }

  /**
   * Reads the file.
   *
   * @throws DamagedBundle if it is not exactly how a manifest is written
   */
  public static Manifest parse(byte[] bytes) {
    try {
      JsonNode json = JSON.readTree(bytes);
      Manifest manifest =
          new Manifest(
              json.path("origin").asText(),
              json.path("size").asLong(),
              json.path("ledgerVersion").asInt());
      if (Arrays.equals(manifest.bytes(), bytes)) {
        return manifest;
      }
    } catch (IOException e) {
      // Said below.
    }
    throw new DamagedBundle("it is not a manifest of format " + FORMAT);
  }
}
