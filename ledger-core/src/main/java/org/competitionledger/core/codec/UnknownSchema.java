package org.competitionledger.core.codec;

/** Bytes of a schema that this build does not know: most likely those of a newer ledger. */
public final class UnknownSchema extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final String fingerprint;

  public UnknownSchema(String fingerprint) {
    super("no released schema has the fingerprint " + fingerprint);
    this.fingerprint = fingerprint;
  }

  /** CRC-64-AVRO, 16 lower-case hexadecimal digits, most significant first. */
  public String fingerprint() {
    return fingerprint;
  }
}
