package org.competitionledger.api.pages.embed;

import java.util.List;

/**
 * The page on which an embedding is chosen; texts only.
 *
 * @param parts what there is one of, and the findings and changes of which there are many
 * @param asOf as it was given
 * @param preview the address of what is chosen
 * @param snippet to be pasted
 */
record Builder(
    List<Choice> parts,
    List<Choice> findings,
    List<Choice> changes,
    List<Choice> stages,
    List<Choice> languages,
    String asOf,
    Preview preview,
    String snippet) {

  /** One of a list to choose from. */
  record Choice(String value, String text, boolean chosen) {}

  /** The chosen part in a frame. */
  record Preview(String href, String title, int height) {}
}
