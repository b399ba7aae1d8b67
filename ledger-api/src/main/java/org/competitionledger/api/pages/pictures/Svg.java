package org.competitionledger.api.pages.pictures;

import io.quarkus.qute.RawString;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayDeque;
import java.util.Deque;

/** Writes one picture. Lengths are in units of the picture, which its page scales to its width. */
public final class Svg {

  private static final String IMAGE = " role=\"img\"";

  /** The parts of an image are not reached one by one; those of a group are. */
  private static final String OF_LINKS = " role=\"group\"";

  private final StringBuilder out = new StringBuilder(2_048);
  private final Deque<String> open = new ArrayDeque<>();

  /**
   * Begins a picture.
   *
   * @param id unique on its page
   * @param style its class
   * @param title what it shows, in a few words
   * @param description what there is to see, in a sentence
   */
  public Svg(
      String id, String style, double width, double height, String title, String description) {
    out.append("<svg class=\"").append(escaped(style)).append("\" viewBox=\"0 0 ");
    out.append(length(width)).append(' ').append(length(height));
    out.append('"').append(IMAGE).append(" aria-labelledby=\"").append(id).append("-t ").append(id);
    out.append("-d\"><title id=\"").append(id).append("-t\">").append(escaped(title));
    out.append("</title><desc id=\"").append(id).append("-d\">").append(escaped(description));
    out.append("</desc>");
    open.push("svg");
  }

  public Svg line(String style, double x1, double y1, double x2, double y2) {
    tag("line", style);
    place("x1", x1).place("y1", y1).place("x2", x2).place("y2", y2);
    return close();
  }

  public Svg rect(String style, double x, double y, double width, double height) {
    tag("rect", style);
    place("x", x).place("y", y).place("width", Math.max(0, width)).place("height", height);
    return close();
  }

  public Svg circle(String style, double x, double y, double radius) {
    tag("circle", style);
    place("cx", x).place("cy", y).place("r", radius);
    return close();
  }

  /** A path in the notation of SVG; coordinates by {@link #length}. */
  public Svg path(String style, String d) {
    tag("path", style);
    out.append(" d=\"").append(escaped(d)).append('"');
    return close();
  }

  /** A text; the style says where it is anchored. */
  public Svg text(String style, double x, double y, String text) {
    tag("text", style);
    place("x", x).place("y", y);
    out.append('>').append(escaped(text)).append("</text>");
    return this;
  }

  /** What is drawn until the matching {@link #end} is a link. */
  public Svg link(String href) {
    int image = out.indexOf(IMAGE);
    if (image >= 0) {
      out.replace(image, image + IMAGE.length(), OF_LINKS);
    }
    out.append("<a href=\"").append(escaped(href)).append("\">");
    open.push("a");
    return this;
  }

  /**
   * What is drawn until the matching {@link #end} belongs together, and is told when pointed at.
   */
  public Svg group(String style, String title) {
    tag("g", style);
    out.append("><title>").append(escaped(title)).append("</title>");
    open.push("g");
    return this;
  }

  public Svg end() {
    out.append("</").append(open.pop()).append('>');
    return this;
  }

  /** The whole picture, for a template to place as it is. */
  public RawString done() {
    while (!open.isEmpty()) {
      end();
    }
    return new RawString(out.toString());
  }

  private void tag(String name, String style) {
    out.append('<').append(name).append(" class=\"").append(escaped(style)).append('"');
  }

  private Svg place(String name, double value) {
    out.append(' ').append(name).append("=\"").append(length(value)).append('"');
    return this;
  }

  private Svg close() {
    out.append("/>");
    return this;
  }

  /** Two places after the point at most: a hundredth of a unit is not seen. */
  public static String length(double value) {
    return BigDecimal.valueOf(value)
        .setScale(2, RoundingMode.HALF_UP)
        .stripTrailingZeros()
        .toPlainString();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
