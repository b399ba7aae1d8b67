package org.competitionledger.api.pages.pictures;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * The fonts of pictures that are made of dots, with Hangul: a server has none of its own. Where
 * they come from and what they contain stands in {@code docs/fonts.md}.
 */
public record Typefaces(Font regular, Font bold) {

  private static final Logger LOG = Logger.getLogger(Typefaces.class);

  /** Loaded by the first who asks. */
  private static final class Loaded {
    private static final Optional<Typefaces> FACES = load();
  }

  /** Empty on a machine that cannot draw text, which is logged once. */
  public static Optional<Typefaces> find() {
    return Loaded.FACES;
  }

  /** Java draws with native libraries that a small image of it may lack. */
  private static Optional<Typefaces> load() {
    System.setProperty("java.awt.headless", "true");
    try {
      return Optional.of(new Typefaces(font("regular"), font("bold")));
    } catch (LinkageError | RuntimeException e) {
      LOG.warnf("No pictures for shared links: this Java cannot draw text (%s)", e.toString());
      return Optional.empty();
    }
  }

  private static Font font(String weight) {
    try (InputStream file = Typefaces.class.getResourceAsStream("/fonts/" + weight + ".otf")) {
      return Font.createFont(Font.TRUETYPE_FONT, file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (FontFormatException e) {
      throw new IllegalStateException("the font " + weight + " cannot be read", e);
    }
  }
}
