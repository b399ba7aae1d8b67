package org.competitionledger.cli.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;

/**
 * What a command reads and writes: results to out, everything else to err, both in UTF-8.
 *
 * @param in standard input
 * @param out results
 * @param err progress and complaints
 * @param outIsTerminal whether a person reads the results as they come
 * @param errIsTerminal whether a line of progress may be overwritten
 * @param colours whether terminals may be sent colours (the convention of NO_COLOR)
 */
public record Console(
    InputStream in,
    PrintWriter out,
    PrintWriter err,
    boolean outIsTerminal,
    boolean errIsTerminal,
    boolean colours) {

  private static final String RESET = "\u001b[0m";

  /** The process's own; the launcher says what is a terminal, since Java cannot tell. */
  public static Console ofProcess() {
    String noColour = System.getenv("NO_COLOR");
    return new Console(
        System.in,
        writer(FileDescriptor.out),
        writer(FileDescriptor.err),
        Boolean.getBoolean("ledger.out.terminal"),
        Boolean.getBoolean("ledger.err.terminal"),
        noColour == null || noColour.isEmpty());
  }

  private static PrintWriter writer(FileDescriptor descriptor) {
    return new PrintWriter(new OutputStreamWriter(new FileOutputStream(descriptor), UTF_8), true);
  }

  /** A faint text, where results may have colours. */
  public String faint(String text) {
    return coloured("\u001b[2m", text);
  }

  /** A bold text, where results may have colours. */
  public String bold(String text) {
    return coloured("\u001b[1m", text);
  }

  private String coloured(String start, String text) {
    return outIsTerminal && colours ? start + text + RESET : text;
  }
}
