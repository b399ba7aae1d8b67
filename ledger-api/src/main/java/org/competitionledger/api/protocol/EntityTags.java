package org.competitionledger.api.protocol;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.competitionledger.core.log.Sha256;

/** Strong entity tags: the same as long as the bytes are; RFC 9110, section 8.8.3. */
public final class EntityTags {

  private static final int TAG_BYTES = 12;

  private EntityTags() {}

  /** The tag of a body. */
  public static String of(byte[] body) {
    return '"' + HexFormat.of().formatHex(Sha256.of(body), 0, TAG_BYTES) + '"';
  }

  /** The tag of the same body in an encoding: its bytes are others. */
  public static String encoded(String tag, String encoding) {
    return tag.endsWith("\"") && !tag.startsWith("W/")
        ? tag.substring(0, tag.length() - 1) + '-' + encoding + '"'
        : tag;
  }

  /** Whether a tag is that of an encoding. */
  public static boolean isEncoded(String tag) {
    return ContentEncodings.OFFERED.stream()
        .anyMatch(encoding -> tag.endsWith('-' + encoding + '"'));
  }

  /**
   * Whether a reader has this already, in whatever encoding; compared weakly, as If-None-Match is.
   *
   * @param ifNoneMatch the tags that the reader has; null if none
   */
  public static boolean matches(String ifNoneMatch, String tag) {
    return ifNoneMatch != null
        && (ifNoneMatch.strip().equals("*") || matching(ifNoneMatch, tag).isPresent());
  }

  /** The reader's tag that names this body or an encoding of it. */
  public static Optional<String> matching(String ifNoneMatch, String tag) {
    return ifNoneMatch == null
        ? Optional.empty()
        : Arrays.stream(ifNoneMatch.split(","))
            .map(each -> each.strip().replaceFirst("^W/", ""))
            .filter(
                each ->
                    each.equals(tag)
                        || ContentEncodings.OFFERED.stream()
                            .anyMatch(encoding -> each.equals(encoded(tag, encoding))))
            .findFirst();
  }
}
