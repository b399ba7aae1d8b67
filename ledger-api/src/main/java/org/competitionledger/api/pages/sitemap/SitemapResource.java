package org.competitionledger.api.pages.sitemap;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.stream.Stream;
import org.competitionledger.api.pages.Room;
import org.competitionledger.api.read.Reading;
import org.competitionledger.api.read.Readings;
import org.competitionledger.core.findings.FindingCode;
import org.competitionledger.core.words.Language;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The rooms of all competitions, in both languages, by the protocol at sitemaps.org. */
@Path("/")
public class SitemapResource {

  /** The protocol's own limit; the competitions first in order of their ids are named. */
  private static final int ADDRESSES_MAX = 50_000;

  private static final String BEGIN =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
      """;

  private final Readings readings;

  SitemapResource(Readings readings) {
    this.readings = readings;
  }

  @GET
  @Path("robots.txt")
  @Operation(hidden = true)
  public Response robots(@Context UriInfo uri) {
    String text =
        """
        User-agent: *
        Disallow: /v1/
        Disallow: /embed/
        Sitemap: %s
        """
            .formatted(uri.getBaseUri().resolve("/sitemap.xml"));
    return answer(text, "text/plain");
  }

  @GET
  @Path("sitemap.xml")
  @Operation(hidden = true)
  public Response sitemap(@Context UriInfo uri) {
    StringBuilder map = new StringBuilder(BEGIN);
    Stream.of(
            Stream.of("/", "/findings").flatMap(path -> inBoth(path, "")),
            Stream.of(FindingCode.values()).flatMap(code -> inBoth("/findings/" + code.code(), "")),
            readings.all().stream().flatMap(SitemapResource::rooms))
        .flatMap(each -> each)
        .limit(ADDRESSES_MAX)
        .forEach(each -> each.write(uri.getBaseUri(), map));
    return answer(map.append("</urlset>\n").toString(), "application/xml");
  }

  private static Stream<Address> rooms(Reading reading) {
    String changed = reading.ledgerTime().toString().substring(0, "2026-01-01".length());
    return Stream.of(Room.values())
        .map(room -> "/competitions/" + reading.competition() + room.path())
        .flatMap(path -> inBoth(path, changed));
  }

  private static Stream<Address> inBoth(String path, String changed) {
    return Stream.of(Language.values())
        .map(language -> new Address(path + "?lang=" + language.tag(), changed));
  }

  /**
   * A page.
   *
   * @param changed the day on which it last did; empty where that is not known
   */
  private record Address(String path, String changed) {

    void write(URI base, StringBuilder map) {
      map.append("<url><loc>").append(base.resolve(path)).append("</loc>");
      if (!changed.isEmpty()) {
        map.append("<lastmod>").append(changed).append("</lastmod>");
      }
      map.append("</url>\n");
    }
  }

  private static Response answer(String text, String mediaType) {
    return Response.ok(text)
        .header("Content-Type", mediaType + "; charset=UTF-8")
        .header("Cache-Control", "public, max-age=3600")
        .build();
  }
}
