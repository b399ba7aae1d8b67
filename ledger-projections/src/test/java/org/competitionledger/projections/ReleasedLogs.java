package org.competitionledger.projections;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.competitionledger.core.bundle.Bundle;
import org.competitionledger.core.bundle.BundleFiles;
import org.competitionledger.core.codec.EncodedEvent;

/** The logs that a released version exported, event by event as it wrote them. */
public final class ReleasedLogs {

  private static final List<String> NAMES = List.of("k-ai", "f1-1988", "ledger-version-2");

  private ReleasedLogs() {}

  /** All events; those of a competition in their order. */
  public static List<EncodedEvent> events() {
    List<EncodedEvent> events = new ArrayList<>();
    NAMES.forEach(name -> Bundle.open(files(name)).events(events::add));
    return events;
  }

  private static BundleFiles files(String name) {
    Map<String, byte[]> files = new HashMap<>();
    try (InputStream in =
            ReleasedLogs.class.getResourceAsStream("/bundles/version-2/" + name + ".zip");
        ZipInputStream zip = new ZipInputStream(in)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        files.put(entry.getName(), zip.readAllBytes());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new BundleFiles() {

      @Override
      public Optional<InputStream> open(String file) {
        return Optional.ofNullable(files.get(file)).map(ByteArrayInputStream::new);
      }

      @Override
      public Optional<Set<String>> names() {
        return Optional.of(files.keySet());
      }
    };
  }

  /** SHA-256 of texts, each on a line; the first eight bytes of it, which tell two apart. */
  public static String digest(Iterable<String> lines) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String line : lines) {
        digest.update((line + '\n').getBytes(UTF_8));
      }
      return HexFormat.of().formatHex(digest.digest(), 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every JRE has it
    }
  }
}
