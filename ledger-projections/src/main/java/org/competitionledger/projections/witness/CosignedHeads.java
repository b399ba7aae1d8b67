package org.competitionledger.projections.witness;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.competitionledger.core.log.Hash;
import org.competitionledger.core.log.LeafHash;
import org.competitionledger.core.note.AddCheckpoint;
import org.competitionledger.core.note.Checkpoint;
import org.competitionledger.core.note.MalformedNote;
import org.competitionledger.core.note.SigningKey;
import org.competitionledger.core.note.VerificationKey;

/**
 * What a witness cosigned last of each log, one file a log, and the keys with which it does. A head
 * is on disk before its cosignature leaves, and requests are judged one after the other: two that
 * contradict each other are never cosigned.
 */
public final class CosignedHeads {

  private final Path directory;
  private final List<SigningKey> keys;

  /**
   * What lies in a directory; both are made if there is nothing yet.
   *
   * @param keys sign cosignatures, all of them each head
   */
  public CosignedHeads(Path directory, List<SigningKey> keys) throws IOException {
    this.directory = Files.createDirectories(directory);
    this.keys = List.copyOf(keys);
  }

  /** The witness's keys. */
  public List<SigningKey> keys() {
    return keys;
  }

  /** Judges a request and remembers the head if it is to be cosigned. */
  public synchronized AddCheckpoint.Answer judge(
      AddCheckpoint request, List<VerificationKey> trusted) {
    Path file = file(Checkpoint.parse(request.checkpoint().text()).origin());
    AddCheckpoint.Answer answer = request.judge(trusted, last(file));
    if (answer instanceof AddCheckpoint.Answer.Consistent consistent) {
      remember(file, consistent.head());
    }
    return answer;
  }

  /** A name of the origin's hash, whatever characters it has. */
  private Path file(String origin) {
    Hash hash = Hash.of(LeafHash.of(origin.getBytes(UTF_8)));
    return directory.resolve(HexFormat.of().formatHex(hash.bytes()) + ".checkpoint");
  }

  private static Optional<Checkpoint> last(Path file) {
    try {
      return Files.exists(file)
          ? Optional.of(Checkpoint.parse(Files.readString(file, UTF_8)))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (MalformedNote e) {
      throw new IllegalStateException(file + " is damaged: " + e.getMessage(), e);
    }
  }

  private static void remember(Path file, Checkpoint head) {
    Path made = file.resolveSibling(file.getFileName() + ".new");
    try {
      try (FileChannel channel =
          FileChannel.open(
              made,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE)) {
        ByteBuffer content = ByteBuffer.wrap(head.text().getBytes(UTF_8));
        while (content.hasRemaining()) {
          channel.write(content);
        }
        channel.force(true);
      }
      Files.move(made, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      try (FileChannel renamed = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
        renamed.force(true); // or a power failure brings back the head before
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
