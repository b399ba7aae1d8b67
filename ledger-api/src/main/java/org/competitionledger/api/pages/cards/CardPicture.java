package org.competitionledger.api.pages.cards;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.competitionledger.api.pages.pictures.Typefaces;
import org.competitionledger.core.findings.Severity;

/** Draws a card in the size that those who show links expect. */
final class CardPicture {

  static final int WIDTH = 1_200;
  static final int HEIGHT = 630;

  private static final int MARGIN = 72;
  private static final int NAME_LINES_MAX = 2;
  private static final int LENGTH_MAX = 300;
  private static final Color PAPER = new Color(0xfbfaf7);
  private static final Color INK = new Color(0x1c1e21);
  private static final Color QUIET = new Color(0x5c626b);
  private static final Color ACCENT = new Color(0x1f4b99);

  private final Graphics2D pen;
  private final Typefaces faces;

  private CardPicture(Graphics2D pen, Typefaces faces) {
    this.pen = pen;
    this.faces = faces;
  }

  /** The card as PNG. */
  static byte[] png(Card card, Typefaces faces) {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = image.createGraphics();
    pen.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    pen.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    new CardPicture(pen, faces).draw(card);
    pen.dispose();
    try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      ImageIO.write(image, "png", out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void draw(Card card) {
    pen.setColor(PAPER);
    pen.fillRect(0, 0, WIDTH, HEIGHT);
    pen.setColor(ACCENT);
    pen.fillRect(0, 0, WIDTH, 14);
    line(card.site(), faces.bold(), 32, ACCENT, 112);
    pen.setFont(faces.bold().deriveFont(64f));
    int y = 220;
    for (String line : wrapped(card.name(), pen.getFontMetrics())) {
      line(line, faces.bold(), 64, INK, y);
      y += 80;
    }
    line(card.stands(), faces.regular(), 36, QUIET, y - 10);
    line(card.findings(), faces.regular(), 32, QUIET, 480);
    counts(card.counts(), MARGIN + pen.getFontMetrics().stringWidth(card.findings()) + 28, 480);
    line(card.last(), faces.regular(), 28, QUIET, 570);
  }

  private void line(String text, Font font, float size, Color colour, int y) {
    pen.setFont(font.deriveFont(size));
    pen.setColor(colour);
    pen.drawString(cut(text, pen.getFontMetrics()), MARGIN, y);
  }

  private void counts(List<Card.Count> counts, int left, int y) {
    pen.setFont(faces.bold().deriveFont(32f));
    FontMetrics metrics = pen.getFontMetrics();
    int x = left;
    for (Card.Count count : counts) {
      int width = metrics.stringWidth(count.text()) + 48;
      pen.setColor(back(count.severity()));
      pen.fillRoundRect(x, y - 44, width, 62, 62, 62);
      pen.setColor(front(count.severity()));
      pen.drawString(count.text(), x + 24, y);
      x += width + 20;
    }
  }

  /** At spaces, in as many lines as there is room for; what is left is cut off. */
  private static List<String> wrapped(String text, FontMetrics metrics) {
    List<String> lines = new ArrayList<>();
    String line = "";
    for (String word : begun(text).split(" ")) {
      String longer = line.isEmpty() ? word : line + ' ' + word;
      boolean full = metrics.stringWidth(longer) > WIDTH - 2 * MARGIN;
      if (full && !line.isEmpty() && lines.size() < NAME_LINES_MAX - 1) {
        lines.add(line);
        line = word;
      } else {
        line = longer;
      }
    }
    lines.add(line);
    return lines;
  }

  /** As much of a text as a line has room for. */
  private static String cut(String text, FontMetrics metrics) {
    String shown = begun(text);
    int end = shown.length();
    while (end > 0 && metrics.stringWidth(shown) > WIDTH - 2 * MARGIN) {
      end = text.offsetByCodePoints(end, -1);
      shown = text.substring(0, end).strip() + '…';
    }
    return shown;
  }

  /** No line has room for more. */
  private static String begun(String text) {
    return text.codePointCount(0, text.length()) <= LENGTH_MAX
        ? text
        : text.substring(0, text.offsetByCodePoints(0, LENGTH_MAX));
  }

  private static Color front(Severity severity) {
    return switch (severity) {
      case SERIOUS -> new Color(0x9a2c23);
      case WARNING -> new Color(0x7a5200);
      case NOTICE -> ACCENT;
      case INFO -> INK;
    };
  }

  private static Color back(Severity severity) {
    return switch (severity) {
      case SERIOUS -> new Color(0xfbe7e4);
      case WARNING -> new Color(0xfbf0d5);
      case NOTICE -> new Color(0xe6edf8);
      case INFO -> new Color(0xecebe7);
    };
  }
}
