package org.competitionledger.core.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.competitionledger.core.codec.EventCodec;
import org.competitionledger.core.codec.ReleasedSchema;
import org.competitionledger.core.codec.ReleasedSchemas;
import org.competitionledger.core.log.TreeHasher;
import org.competitionledger.core.note.MalformedNote;
import org.competitionledger.core.note.VerificationKey;
import org.competitionledger.core.packed.Scratch;

/**
 * Verifies a log with nothing but its files and a key that the verifier trusts, in two stages: that
 * it is the log that was signed, which takes no more than reading and hashing it; then that a
 * ledger with these rules would have recorded each of its events. The files may change in between:
 * the second stage shows again of each entry that it is what was signed, by the same head.
 */
public final class Verify {

  private final Bundle bundle;
  private final List<VerificationKey> signedBy;
  private final LongConsumer progress;

  private Verify(Bundle bundle, List<VerificationKey> signedBy, LongConsumer progress) {
    this.bundle = bundle;
    this.signedBy = signedBy;
    this.progress = progress;
  }

  /**
   * Both stages; the second only if the first finds nothing.
   *
   * @param files a bundle, or a live log where their names cannot be told
   * @param trusted keys of this log, one of which must have signed; where a key of a register is
   *     among them, the log must stand in that too
   * @param scratch where that lies what the rules must know of the past, if it is much
   * @param progress told now and then how many events were judged
   * @throws java.io.UncheckedIOException if the files cannot be read, or there is no more scratch
   *     room
   */
  public static Verification verify(
      BundleFiles files, List<VerificationKey> trusted, Scratch scratch, LongConsumer progress) {
    Verification first = authenticate(files, trusted, done -> {});
    return first instanceof Verification.Authentic authentic
        ? judge(authentic, scratch, progress)
        : first;
  }

  /**
   * The first stage: {@link Verification.Authentic}, or what is not.
   *
   * @param files a bundle, or a live log where their names cannot be told
   * @param trusted keys of this log, one of which must have signed; where a key of a register is
   *     among them, the log must stand in that too
   * @param progress told now and then how many events were hashed
   * @throws java.io.UncheckedIOException if the files cannot be read
   */
  public static Verification authenticate(
      BundleFiles files, List<VerificationKey> trusted, LongConsumer progress) {
    return result(
        () -> {
          Bundle bundle = open(files);
          return new Verify(
                  bundle, Signatures.require(bundle.note(), bundle.head(), trusted), progress)
              .authenticate(trusted);
        });
  }

  /**
   * The second stage: {@link Verification.Verified}, or what does not hold.
   *
   * @param authentic what came of the first
   * @param scratch where that lies what the rules must know of the past, if it is much
   * @param progress told now and then how many events were judged
   * @throws java.io.UncheckedIOException if the files cannot be read, or there is no more scratch
   *     room
   */
  public static Verification judge(
      Verification.Authentic authentic, Scratch scratch, LongConsumer progress) {
    return result(
        () -> new Verify(authentic.bundle(), authentic.signedBy(), progress).judge(scratch));
  }

  private static Verification result(Supplier<Verification> stage) {
    try {
      return stage.get();
    } catch (NotVerified e) {
      return e.result();
    } catch (DamagedBundle e) {
      return NotVerified.because(Check.FILES, e.getMessage()).result();
    }
  }

  private static Bundle open(BundleFiles files) {
    try {
      return Bundle.open(files);
    } catch (DamagedBundle e) {
      throw NotVerified.because(Check.CHECKPOINT, e.getMessage());
    }
  }

  /** One thread reads, and holds each tile against the one above it; the other hashes entries. */
  private Verification authenticate(List<VerificationKey> trusted) {
    bundle.files().names().ifPresent(this::aroundTheLog);
    TreeHasher hasher = new TreeHasher();
    try (ReadAhead<SignedEntries.Some> entries = new ReadAhead<>(new SignedEntries(bundle))) {
      for (long done = 0; entries.hasNext(); progress.accept(done)) {
        SignedEntries.Some some = entries.next();
        some.verify(hasher, (sequence, from, to) -> {});
        done += some.tile().width();
      }
    }
    return new Verification.Authentic(bundle, signedBy, RegisteredHead.of(bundle, trusted));
  }

  private Verification judge(Scratch scratch) {
    Optional<Set<String>> names = bundle.files().names();
    Optional<Manifest> manifest = names.map(this::aroundTheLog);
    Replay replay = new Replay(bundle.origin().competition(), scratch);
    Set<String> schemas = new HashSet<>();
    try (ReadAhead<List<ParsedEvent>> events = new ReadAhead<>(new AuthenticEvents(bundle))) {
      replay(events, replay, schemas);
    }
    manifest.ifPresent(stated -> checkEnd(stated, replay, names.orElseThrow(), schemas));
    return new Verification.Verified(bundle.head(), signedBy, replay.tables());
  }

  private void replay(Iterator<List<ParsedEvent>> events, Replay replay, Set<String> schemas) {
    long verified = 0;
    byte[] previous = new byte[0];
    while (events.hasNext()) {
      for (ParsedEvent event : events.next()) {
        byte[] bytes = event.encoded().bytes();
        if (!EventCodec.sameSchema(previous, bytes)) {
          schemas.add(EventCodec.fingerprint(bytes));
        }
        previous = bytes;
        replay.next(event);
        verified++;
      }
      progress.accept(verified);
    }
  }

  /** What a bundle has beside the log itself. */
  private Manifest aroundTheLog(Set<String> names) {
    checkKeys();
    Manifest manifest = manifest();
    for (String name : names) {
      if (!BundleNames.isSingle(name)
          && !BundleNames.isSchema(name)
          && !BundleNames.isTile(name, bundle.head().size())) {
        throw NotVerified.because(Check.FILES, name + ": a bundle has no such file");
      }
    }
    names.stream().filter(BundleNames::isSchema).sorted().forEach(this::checkSchema);
    return manifest;
  }

  private void checkKeys() {
    String text = new String(bundle.read(BundleNames.VKEY), UTF_8);
    try {
      List<VerificationKey> keys = text.lines().map(VerificationKey::parse).toList();
      if (!text.endsWith("\n")
          || keys.stream().anyMatch(key -> !key.name().equals(bundle.head().origin()))
          || signedBy.stream().noneMatch(keys::contains)) {
        throw new MalformedNote("it does not hold the key that signed this log");
      }
    } catch (MalformedNote e) {
      throw NotVerified.because(Check.KEYS, BundleNames.VKEY + ": " + e.getMessage());
    }
  }

  private Manifest manifest() {
    try {
      Manifest manifest = Manifest.parse(bundle.read(BundleNames.MANIFEST));
      if (!manifest.origin().equals(bundle.head().origin())
          || manifest.size() != bundle.head().size()) {
        throw new DamagedBundle("it is of another log than the checkpoint, or of another size");
      }
      return manifest;
    } catch (DamagedBundle e) {
      throw NotVerified.because(Check.MANIFEST, BundleNames.MANIFEST + ": " + e.getMessage());
    }
  }

  /**
   * A bundle's copy must equal the released schema byte for byte: fingerprints can be forged, and
   * do not cover a decimal's scale.
   */
  private void checkSchema(String name) {
    ReleasedSchema released =
        ReleasedSchemas.all().stream()
            .filter(schema -> BundleNames.schema(schema.fingerprint()).equals(name))
            .findFirst()
            .orElseThrow(() -> NotVerified.newer(name + " is a schema that is not known here"));
    if (!isReleased(bundle.read(name), released)) {
      throw NotVerified.because(Check.SCHEMA, name + ": it is not the schema that was released");
    }
  }

  static boolean isReleased(byte[] copy, ReleasedSchema released) {
    return Arrays.equals(copy, released.text().getBytes(UTF_8));
  }

  private static void checkEnd(
      Manifest manifest, Replay replay, Set<String> names, Set<String> schemas) {
    if (manifest.ledgerVersion() != replay.ledgerVersion()) {
      throw NotVerified.because(
          Check.MANIFEST,
          BundleNames.MANIFEST
              + ": the highest version of the ledger's rules is "
              + replay.ledgerVersion());
    }
    for (String fingerprint : schemas) {
      if (!names.contains(BundleNames.schema(fingerprint))) {
        throw NotVerified.because(
            Check.SCHEMA, BundleNames.schema(fingerprint) + ": the file is missing");
      }
    }
    for (String name : names) {
      if (BundleNames.isSchema(name)
          && schemas.stream().map(BundleNames::schema).noneMatch(name::equals)) {
        throw NotVerified.because(Check.SCHEMA, name + ": no event has this schema");
      }
    }
  }
}
