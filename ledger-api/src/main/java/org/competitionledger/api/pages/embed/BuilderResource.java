package org.competitionledger.api.pages.embed;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.competitionledger.api.competitions.StageView;
import org.competitionledger.api.pages.Frame;
import org.competitionledger.api.pages.PageRequest;
import org.competitionledger.api.pages.Pages;
import org.competitionledger.api.pages.Room;
import org.competitionledger.api.problem.ProblemCode;
import org.competitionledger.api.read.Reading;
import org.competitionledger.core.words.Language;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Where an embedding is chosen and looked at, and its snippet copied. */
@Path("/competitions/{competition}/embed")
@Produces(MediaType.TEXT_HTML)
public class BuilderResource {

  /** The choices of a form. */
  public static class Chosen {

    /** A part, with its key where there are several: {@code changes/11}. */
    @QueryParam("what")
    public String what;

    @QueryParam("stage")
    public String stage;

    @QueryParam("asOf")
    public String asOf;

    /** The language of what is embedded; {@code lang} is that of the page. */
    @QueryParam("in")
    public String in;

    Embedding embedding(String competition, Language otherwise) {
      String[] part = Optional.ofNullable(what).orElse("standings").split("/", 2);
      return new Embedding(
          competition,
          EmbedPart.of(part[0]).orElseThrow(ProblemCode.NOT_FOUND::exception),
          part.length > 1 ? part[1] : "",
          Optional.ofNullable(stage).orElse(""),
          Optional.ofNullable(asOf).map(String::strip).orElse(""),
          in == null ? otherwise : in.equals(Language.EN.tag()) ? Language.EN : Language.KO);
    }
  }

  /** The templates. */
  @CheckedTemplate
  static class Templates {
    private Templates() {}

    static native TemplateInstance builder(Frame f, Builder b);
  }

  private final Pages pages;
  private final Titles titles;

  BuilderResource(Pages pages, Titles titles) {
    this.pages = pages;
    this.titles = titles;
  }

  @GET
  @Operation(hidden = true)
  public Response builder(
      @PathParam("competition") String competition,
      @BeanParam Chosen chosen,
      @BeanParam PageRequest asked) {
    return pages.of(
        asked,
        competition,
        Room.DATA,
        EmbedResource.WORDS,
        (reading, frame) ->
            Templates.builder(
                frame,
                builder(reading, frame, chosen.embedding(competition, frame.language()), asked)));
  }

  private Builder builder(Reading reading, Frame frame, Embedding chosen, PageRequest asked) {
    String title = titles.of(reading, chosen);
    Snippet snippet = new Snippet(asked.uri.getBaseUri(), "", chosen.part().height());
    return new Builder(
        titles.parts(frame.language(), chosen),
        titles.findings(reading, frame.language(), chosen),
        titles.changes(reading, frame.language(), chosen),
        stages(reading, frame, chosen),
        Stream.of(Language.values())
            .map(
                each ->
                    new Builder.Choice(
                        each.tag(), frame.say("language-" + each.tag()), each == chosen.language()))
            .toList(),
        chosen.asOf(),
        new Builder.Preview(chosen.path(), title, chosen.part().height()),
        snippet.of(chosen, title));
  }

  private static List<Builder.Choice> stages(Reading reading, Frame frame, Embedding chosen) {
    return Stream.concat(
            Stream.of(new Builder.Choice("", frame.say("stage-last"), chosen.stage().isEmpty())),
            StageView.all(reading.state()).stream()
                .map(
                    stage ->
                        new Builder.Choice(
                            stage.stage(),
                            frame.language().text(stage.name()),
                            stage.stage().equals(chosen.stage()))))
        .toList();
  }
}
