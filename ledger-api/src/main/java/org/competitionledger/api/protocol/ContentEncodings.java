package org.competitionledger.api.protocol;

import io.netty.handler.codec.compression.CompressionOptions;
import io.netty.handler.codec.compression.StandardCompressionOptions;
import io.netty.handler.codec.http.HttpContentCompressor;
import java.util.List;
import java.util.Optional;

/** How an answer that may be compressed will be: asked of the library that does it. */
public final class ContentEncodings {

  /** What the server was given by Vert.x where nothing else is configured. */
  private static final CompressionOptions[] GIVEN = {
    StandardCompressionOptions.gzip(), StandardCompressionOptions.deflate()
  };

  static final List<String> OFFERED = List.of("gzip", "deflate");

  private ContentEncodings() {}

  /**
   * The encoding of an answer.
   *
   * @param acceptEncoding the header; null if there is none
   */
  public static Optional<String> chosen(String acceptEncoding) {
    return acceptEncoding == null
        ? Optional.empty()
        : Optional.ofNullable(Choice.INSTANCE.determineEncoding(acceptEncoding));
  }

  private static final class Choice extends HttpContentCompressor {

    static final Choice INSTANCE = new Choice();

    Choice() {
      super(0, GIVEN);
    }

    @Override
    protected String determineEncoding(String acceptEncoding) {
      return super.determineEncoding(acceptEncoding);
    }
  }
}
