package org.competitionledger.api.pages.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.qute.RawString;
import java.time.Instant;
import org.competitionledger.api.competitions.CompetitionView;
import org.competitionledger.api.pages.Frame;
import org.competitionledger.core.words.Language;

/** A competition as schema.org's Dataset, which catalogues of data read from a page. */
final class Dataset {

  private static final ObjectMapper JSON = new ObjectMapper();

  private Dataset() {}

  /**
   * As JSON-LD for the element {@code script}.
   *
   * @param changed the ledger time of the last event
   */
  static RawString of(CompetitionView view, Instant changed, Frame frame) {
    Language language = frame.language();
    String name = language.text(view.name());
    ObjectNode dataset = JSON.createObjectNode();
    dataset.put("@context", "https://schema.org/").put("@type", "Dataset");
    dataset.put("name", frame.say("dataset-name", name));
    dataset.put(
        "description",
        view.description().map(text -> language.text(text) + ' ').orElse("")
            + frame.say("dataset-description", name));
    dataset.put("url", frame.canonical());
    dataset.put("identifier", frame.absolute(frame.api()));
    dataset.put("inLanguage", frame.lang());
    dataset.put("isAccessibleForFree", true);
    dataset.put("dateModified", changed.toString());
    dataset.put("version", Long.toString(view.lastSequence()));
    view.licence()
        .map(DataModel.Licence::of)
        .ifPresent(
            licence ->
                dataset.put("license", licence.href().isEmpty() ? licence.name() : licence.href()));
    view.attribution().ifPresent(text -> dataset.put("creditText", language.text(text)));
    dataset
        .putObject("creator")
        .put("@type", "Organization")
        .put("name", frame.say("site"))
        .put("url", frame.absolute("/"));
    ArrayNode distribution = dataset.putArray("distribution");
    download(distribution, "application/zip", frame.absolute(frame.api() + "/bundle"));
    download(distribution, "text/csv", frame.absolute(frame.api() + "/events.csv"));
    download(distribution, "application/json", frame.absolute(frame.api() + "/events"));
    return new RawString(inScript(dataset));
  }

  private static void download(ArrayNode distribution, String mediaType, String address) {
    distribution
        .addObject()
        .put("@type", "DataDownload")
        .put("encodingFormat", mediaType)
        .put("contentUrl", address);
  }

  /** Nothing in it ends the element or begins a comment. */
  private static String inScript(ObjectNode dataset) {
    try {
      return JSON.writeValueAsString(dataset).replace("<", "\\u003c");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
