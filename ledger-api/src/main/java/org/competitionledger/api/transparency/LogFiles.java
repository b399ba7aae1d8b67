package org.competitionledger.api.transparency;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.util.Optional;
import org.competitionledger.api.problem.ProblemCode;
import org.competitionledger.api.witness.Cosignatures;
import org.competitionledger.core.bundle.EntryBundle;
import org.competitionledger.core.log.Tile;
import org.competitionledger.core.note.Checkpoint;
import org.competitionledger.core.note.SignedNote;
import org.competitionledger.projections.LedgerNode;
import org.jboss.resteasy.reactive.RestResponse;

/** The files of a log, of a competition or the register, as C2SP tlog-tiles names them. */
@ApplicationScoped
class LogFiles {

  static final String TEXT = "text/plain;charset=utf-8";
  static final String CACHE_CONTROL = "Cache-Control";
  static final String FOR_MOMENTS = "public, max-age=1";
  private static final String FOR_EVER = "public, max-age=31536000, immutable";

  private final LedgerNode node;
  private final Cosignatures cosignatures;

  LogFiles(LedgerNode node, Cosignatures cosignatures) {
    this.node = node;
    this.cosignatures = cosignatures;
  }

  Optional<SignedNote> find(String log) {
    return cosignatures.head(log);
  }

  SignedNote head(String log) {
    return find(log).orElseThrow(ProblemCode.NOT_YET_SIGNED::exception);
  }

  RestResponse<byte[]> checkpoint(String log) {
    return answer(head(log).bytes(), FOR_MOMENTS);
  }

  RestResponse<byte[]> vkeys(String log) {
    StringBuilder keys = new StringBuilder();
    node.transparency()
        .keys(log, cosignatures.head(log))
        .forEach(key -> keys.append(key.text()).append('\n'));
    return answer(keys.toString().getBytes(UTF_8), FOR_MOMENTS);
  }

  RestResponse<byte[]> tile(String log, String path) {
    Tile tile = Tile.parse("tile/" + path).orElseThrow(ProblemCode.NOT_FOUND::exception);
    Optional<byte[]> content =
        tile.level() == Tile.ENTRIES ? entries(log, tile) : node.transparency().tile(log, tile);
    return answer(content.orElseThrow(ProblemCode.NOT_FOUND::exception), FOR_EVER);
  }

  /** Entries stand where the hashes of their leaves do. */
  private Optional<byte[]> entries(String log, Tile tile) {
    if (node.transparency().tile(log, new Tile(0, tile.index(), tile.width())).isEmpty()) {
      return Optional.empty();
    }
    long first = tile.index() * Tile.WIDTH;
    Iterable<byte[]> entries =
        log.indexOf('/') >= 0
            ? node.transparency().entries(log, first, tile.width())
            : PublishedEvents.of(node.events(), log, first, first + tile.width());
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    entries.forEach(entry -> EntryBundle.append(entry, content));
    return Optional.of(content.toByteArray());
  }

  static long size(SignedNote head) {
    return Checkpoint.parse(head.text()).size();
  }

  static RestResponse<byte[]> answer(byte[] content, String caching) {
    return RestResponse.ResponseBuilder.ok(content).header(CACHE_CONTROL, caching).build();
  }
}
