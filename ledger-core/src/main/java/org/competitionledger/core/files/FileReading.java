package org.competitionledger.core.files;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.competitionledger.core.json.JsonProblem;
import org.competitionledger.core.words.Language;
import org.competitionledger.core.words.Term;
import org.competitionledger.core.words.Words;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** One file being read: what was found wrong so far, and what is understood everywhere in it. */
final class FileReading {

  /** So many are told; a file with more is past help. */
  static final int PROBLEMS_MAX = 50;

  /** Counted where they are used: an alias may stand for many. */
  static final int NODES_MAX = 50_000;

  private static final Pattern PLAIN_NUMBER = Pattern.compile("-?[0-9]{1,30}(\\.[0-9]{1,30})?");
  private static final Set<Tag> KNOWN =
      Set.of(Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.NULL, Tag.MAP, Tag.SEQ);

  private final List<FileProblem> problems = new ArrayList<>();
  private List<Language> languages = List.of(Language.values());
  private int nodes;

  /** Of which languages a text stands that is written once. */
  List<Language> languages() {
    return languages;
  }

  void languages(List<Language> stated) {
    languages = stated;
  }

  /** What was found wrong, from the top of the file to its end. */
  List<FileProblem> problems() {
    return problems.stream()
        .sorted(
            Comparator.comparingInt((FileProblem problem) -> problem.at().line())
                .thenComparingInt(problem -> problem.at().column()))
        .toList();
  }

  /** Tells a problem; the code is the key of its words. */
  Placed.Faulty problem(Place at, String code, Object... about) {
    add(new FileProblem(at, code, Words.FILES.say(code, about)));
    return new Placed.Faulty(at);
  }

  /** Adds a problem, once: one value may become several of an event. */
  void add(FileProblem problem) {
    if (problems.size() < PROBLEMS_MAX && !problems.contains(problem)) {
      problems.add(problem);
    }
  }

  /** Whether a node can be read at all; if not, that is told. */
  boolean takes(Node node) {
    nodes++;
    if (nodes > NODES_MAX) {
      if (nodes == NODES_MAX + 1) {
        problem(Place.of(node), "file-too-large");
      }
      return false;
    }
    if (node.isRecursive()) {
      problem(Place.of(node), "alias-of-itself");
      return false;
    }
    if (!KNOWN.contains(node.getTag())) {
      problem(Place.of(node), "tag-unknown", JsonProblem.echo(node.getTag().getValue()));
      return false;
    }
    return true;
  }

  /** A scalar as it is: a text, a number, true, false or nothing. */
  Placed scalar(ScalarNode node) {
    Place at = Place.of(node);
    if (!takes(node)) {
      return new Placed.Faulty(at);
    }
    String written = node.getValue();
    if (node.getTag().equals(Tag.BOOL)) {
      return new Placed.Value(at, BooleanNode.valueOf(Boolean.parseBoolean(written)));
    }
    if (node.getTag().equals(Tag.NULL)) {
      return new Placed.Value(at, NullNode.getInstance());
    }
    if (node.getTag().equals(Tag.STR)) {
      return Placed.text(at, written);
    }
    return PLAIN_NUMBER.matcher(written).matches()
        ? Placed.number(at, new BigDecimal(written))
        : problem(at, "number-not-plain", JsonProblem.echo(written));
  }

  /** A text; what looks like a number is taken as it is written. */
  Placed text(ScalarNode node) {
    boolean number = node.getTag().equals(Tag.INT) || node.getTag().equals(Tag.FLOAT);
    return number ? Placed.text(Place.of(node), node.getValue()) : scalar(node);
  }

  /** Tells that a word is none of those known here, and which of them it may have been. */
  Placed.Faulty unknown(Place at, String code, String given, List<String> known) {
    Term meant =
        Nearest.to(given, known)
            .map(nearest -> Words.FILES.say("did-you-mean", nearest))
            .orElse(new Term("", ""));
    return problem(at, code, JsonProblem.echo(given), String.join(", ", known), meant);
  }
}
