package org.competitionledger.core.json;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.competitionledger.event.Proposal;

/** What makes two commands the same. */
public final class Digests {

  private Digests() {}

  /**
   * The command's digest: SHA-256, 32 bytes, of the Avro binary bodies of its proposals, one after
   * the other, as they were parsed: both ends of every time are still the epoch, since what a
   * reduced time means is decided later.
   */
  public static byte[] commandDigest(List<Proposal> proposals) {
    MessageDigest sha256 = sha256();
    DatumWriter<Proposal> writer = new SpecificDatumWriter<>(Proposal.class);
    try (OutputStream digested = new DigestOutputStream(OutputStream.nullOutputStream(), sha256)) {
      BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(digested, null);
      for (Proposal proposal : proposals) {
        writer.write(proposal, encoder);
      }
      encoder.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
    return sha256.digest();
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
