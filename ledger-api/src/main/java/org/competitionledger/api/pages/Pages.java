package org.competitionledger.api.pages;

import io.quarkus.qute.TemplateInstance;
import org.competitionledger.core.words.Language;
import org.jboss.resteasy.reactive.RestResponse;

/** What all pages have in common: their headers, and the page that is not there. */
final class Pages {

  private static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self';"
          + " img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors ";

  private Pages() {}

  static RestResponse<TemplateInstance> of(
      int status, Language language, TemplateInstance template) {
    return framed(status, language, template, "'none'");
  }

  /** A page that any other may show in a frame: it has nothing to click that changes anything. */
  static RestResponse<TemplateInstance> embedded(Language language, TemplateInstance template) {
    return framed(200, language, template, "*");
  }

  private static RestResponse<TemplateInstance> framed(
      int status, Language language, TemplateInstance template, String ancestors) {
    return RestResponse.ResponseBuilder.create(RestResponse.Status.fromStatusCode(status), template)
        .header("Content-Type", "text/html; charset=UTF-8")
        .header("Content-Language", language.tag())
        .header("Content-Security-Policy", CONTENT_SECURITY_POLICY + ancestors)
        .header("Cache-Control", "no-cache")
        .build();
  }

  /** Instead of a page that is not there, or cannot be shown just now. */
  static RestResponse<TemplateInstance> missing(int status, Language language) {
    String why = status == 404 ? "not-found" : "not-now";
    return of(
        status,
        language,
        PagesResource.Templates.missing(
            Label.all(language),
            language.tag(),
            other(language),
            Integer.toString(status),
            Label.say(language, why)));
  }

  /** The language that a page can be changed to. */
  static String other(Language language) {
    return language.other().tag();
  }
}
