package org.competitionledger.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a way of doing it costs a person, and where it was turned down. */
final class Effort {

  private int forms;
  private int clicks;
  private int keys;
  private int characters;
  private int files;
  private int lines;
  private int commands;
  private int requests;
  private final List<String> refusals = new ArrayList<>();

  void form() {
    forms++;
  }

  void clicks(int more) {
    clicks += more;
  }

  /** Keys that are no characters: Tab, an arrow, or several at once. */
  void keys(int more) {
    keys += more;
  }

  void typed(String text) {
    characters += text.length();
  }

  Effort file(String text) {
    files++;
    lines += (int) text.lines().count();
    characters += text.length();
    return this;
  }

  Effort command() {
    commands++;
    return this;
  }

  Effort request(String json) {
    requests++;
    characters += json.length();
    return this;
  }

  void refused(String why) {
    refusals.add(why);
  }

  List<String> refusals() {
    return refusals;
  }

  /** How the table of docs/files.md tells it. */
  String ofPages() {
    return told("%d forms: %d clicks, %d keys that are no characters", forms, clicks, keys);
  }

  String ofFiles() {
    return told("%d files of %d lines, %d commands", files, lines, commands);
  }

  String ofCalls() {
    return told("%d requests with a body, %d tokens", requests, commands);
  }

  private String told(String what, Object... numbers) {
    return String.format(Locale.ROOT, what, numbers)
        + String.format(Locale.ROOT, " | %,d | %d |", characters, refusals.size());
  }
}
