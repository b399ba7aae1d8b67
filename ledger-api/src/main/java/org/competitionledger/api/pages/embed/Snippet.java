package org.competitionledger.api.pages.embed;

import java.net.URI;

/**
 * What a site places to embed something: the frame, and a listener that makes it as tall as it says
 * it is. It listens to this service alone.
 *
 * @param base of this service
 * @param width in pixels; empty for as wide as there is room
 */
record Snippet(URI base, String width, int height) {

  /** Nobody needs a taller frame; it scrolls. */
  private static final int HEIGHT_MAX = 4_000;

  String of(Embedding embedding, String title) {
    return """
        <iframe src="%s" title="%s" width="%s" height="%d" loading="lazy" style="border:0;max-width:100%%"></iframe>
        <script>
        addEventListener("message", (told) => {
          if (told.origin !== "%s" || !(told.data?.ledgerHeight > 0)) return;
          for (const frame of document.querySelectorAll("iframe"))
            if (frame.contentWindow === told.source) frame.height = Math.min(told.data.ledgerHeight, %d);
        });
        </script>
        """
        .formatted(
            escaped(base.resolve(embedding.path()).toString()),
            escaped(title),
            width.isEmpty() ? "100%" : width,
            height,
            origin(),
            HEIGHT_MAX);
  }

  /** As browsers tell it: without a port that the scheme implies. */
  private String origin() {
    boolean implied =
        base.getPort() < 0
            || base.getPort() == 443 && base.getScheme().equals("https")
            || base.getPort() == 80 && base.getScheme().equals("http");
    return base.getScheme() + "://" + base.getHost() + (implied ? "" : ":" + base.getPort());
  }

  /** A text for HTML and XML. */
  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
