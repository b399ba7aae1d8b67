package org.competitionledger.api.feeds;

import jakarta.ws.rs.core.Response;
import org.competitionledger.api.protocol.EntityTags;

/** Feeds as answers: who has the same already is told so. */
final class FeedAnswer {

  private FeedAnswer() {}

  /**
   * The answer, to be completed.
   *
   * @param body the feed in the form of the media type
   * @param ifNoneMatch the tags that the reader has; null if none
   */
  static Response.ResponseBuilder of(Feed feed, byte[] body, String mediaType, String ifNoneMatch) {
    String tag = EntityTags.of(body);
    Response.ResponseBuilder response =
        EntityTags.matches(ifNoneMatch, tag)
            ? Response.notModified()
            : Response.ok(body).header("Content-Type", mediaType + "; charset=UTF-8");
    feed.next().ifPresent(next -> response.header("Link", "<" + next + ">; rel=\"next\""));
    return response
        .header("ETag", tag)
        .header("Cache-Control", "no-cache")
        .header("Content-Language", feed.language().tag());
  }
}
