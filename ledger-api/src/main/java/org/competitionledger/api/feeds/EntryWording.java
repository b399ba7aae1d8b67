package org.competitionledger.api.feeds;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.competitionledger.api.http.Parameters;
import org.competitionledger.api.protocol.MediaTypes;
import org.competitionledger.core.findings.FindingAt;
import org.competitionledger.core.findings.FindingCode;
import org.competitionledger.core.findings.FindingsJson;
import org.competitionledger.core.json.ProposalJson;
import org.competitionledger.core.wording.Headlines;
import org.competitionledger.core.wording.Names;
import org.competitionledger.core.wording.Times;
import org.competitionledger.core.words.Language;
import org.competitionledger.core.words.Term;
import org.competitionledger.event.ApproximateTime;
import org.competitionledger.event.Event;
import org.competitionledger.event.Source;
import org.competitionledger.view.Finding;

/**
 * Puts what happened into the words of an entry.
 *
 * @param base where the ledger is read
 * @param feedId the feed's id, with which those of its entries begin
 */
record EntryWording(URI base, String feedId, String competition, Names names, Language language) {

  Feed.Entry entry(Happening happening) {
    return happening instanceof Happening.Found found ? found(found) : recorded(happening.event());
  }

  private Feed.Entry recorded(Event event) {
    String headline = language.text(Headlines.of(event, names));
    return new Feed.Entry(
        feedId + '/' + event.getSequence(),
        event.getRecordedAt(),
        headline,
        headline + remarks(event),
        List.of(ProposalJson.typeOf(event.getSaid())),
        page("/events/" + event.getSequence()),
        new Feed.Link(
            base.resolve("/v1/competitions/" + competition + "/events/" + event.getSequence()),
            MediaTypes.JSON),
        Optional.empty());
  }

  /** When it happened, as exactly as is known, and who says so. */
  private String remarks(Event event) {
    List<String> remarks = new ArrayList<>();
    ApproximateTime occurred = event.getSaid().getOccurredAt();
    if (occurred != null) {
      Term time = Times.of(occurred);
      remarks.add(time.in(language));
    }
    Source source = event.getSaid().getSource();
    if (source != null && source.getCitation() != null) {
      remarks.add(language.text(source.getCitation()));
    }
    return remarks.isEmpty() ? "" : " — " + String.join(" · ", remarks);
  }

  private Feed.Entry found(Happening.Found happening) {
    FindingAt found = happening.found();
    FindingCode code = found.code();
    Term what = Feeds.WORDS.say(happening.resolved() ? "finding-resolved" : "finding");
    return new Feed.Entry(
        id(found.finding()) + (happening.resolved() ? "/resolved" : ""),
        happening.at(),
        what.in(language) + ": " + language.text(code.title()),
        language.text(found.finding().getDetail()),
        List.of(code.code(), code.severity().text()),
        page("/findings/" + Parameters.encoded(found.key())),
        new Feed.Link(
            base.resolve(FindingsJson.HELP + code.code() + "?lang=" + language.tag()),
            MediaTypes.HTML),
        Optional.empty());
  }

  /** A finding that comes up once more, after it was resolved, is another. */
  private String id(Finding finding) {
    return feedId
        + "/findings/"
        + finding.getCode()
        + '/'
        + Parameters.encoded(finding.getSubject())
        + '/'
        + finding.getRaisedBy();
  }

  /** One of the competition's pages. */
  URI page(String path) {
    return base.resolve("/competitions/" + competition + path + "?lang=" + language.tag());
  }
}
