package org.competitionledger.core.whatif;

import org.competitionledger.core.json.JsonProblem;
import org.competitionledger.core.words.Words;

/** What can be wrong with edits before the set that they make is looked at. */
final class EditProblem {

  private EditProblem() {}

  static JsonProblem malformed(String at, String given) {
    return new JsonProblem(
        at, "edit-malformed", Words.JSON.say("edit-malformed", JsonProblem.echo(given)));
  }

  static JsonProblem valueMalformed(String at, String given) {
    return new JsonProblem(
        at,
        "edit-value-malformed",
        Words.JSON.say("edit-value-malformed", JsonProblem.echo(given)));
  }

  static JsonProblem bodyMalformed(String at) {
    return new JsonProblem(at, "edit-malformed", Words.JSON.say("body-malformed"));
  }

  static JsonProblem noPointer(String at, String given) {
    return new JsonProblem(
        at, "pointer-malformed", Words.JSON.say("pointer-malformed", JsonProblem.echo(given)));
  }

  static JsonProblem tooMany(String at, int max) {
    return new JsonProblem(at, "too-many-edits", Words.JSON.say("too-many-edits", max));
  }

  static JsonProblem tooLarge(String at, int bytesMax) {
    return new JsonProblem(at, "edits-too-large", Words.JSON.say("edits-too-large", bytesMax));
  }

  static JsonProblem notEditable(String at) {
    return new JsonProblem(at, "not-editable", Words.JSON.say("not-editable"));
  }

  static JsonProblem nothingThere(String at) {
    return new JsonProblem(at, "nothing-there", Words.JSON.say("nothing-there"));
  }

  static JsonProblem unknownField(String at) {
    return new JsonProblem(at, "unknown-field", Words.JSON.say("edit-unknown-field"));
  }

  static JsonProblem otherName(String at, String expected) {
    return new JsonProblem(
        at, "unknown-value", Words.JSON.say("other-name", JsonProblem.echo(expected)));
  }
}
