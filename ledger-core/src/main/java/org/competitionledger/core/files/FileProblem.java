package org.competitionledger.core.files;

import org.competitionledger.core.words.Language;
import org.competitionledger.core.words.Term;

/**
 * One thing that is wrong with a file.
 *
 * @param code stable, in kebab case; that of a refusal where a rule refuses what is written
 * @param message one sentence
 */
public record FileProblem(Place at, String code, Term message) {

  /** {@code rules.yaml:12:7: …}, as compilers say it and editors find it. */
  public String text(String file, Language language) {
    return "%s:%d:%d: %s [%s]".formatted(file, at.line(), at.column(), message.in(language), code);
  }
}
