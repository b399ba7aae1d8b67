package org.competitionledger.api.pages.rules;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.competitionledger.api.pages.Frame;
import org.competitionledger.api.read.Reading;
import org.competitionledger.core.dryrun.DryRun;
import org.competitionledger.core.impact.ChangeReport;
import org.competitionledger.projections.LedgerNode;

/** Changes of the rules that are only tried, told as the page of the rules would tell them. */
@ApplicationScoped
public class TriedChanges {

  private static final int DIFFERENCES_MAX = 200;

  /** The templates. */
  @CheckedTemplate(basePath = "rules")
  static class Templates {
    private Templates() {}

    static native TemplateInstance change(Frame f, RulesModel.Change change, boolean whole);
  }

  private final LedgerNode node;

  TriedChanges(LedgerNode node) {
    this.node = node;
  }

  /** What there would be to read, a change after the other. */
  public List<RawString> of(DryRun tried, Frame frame) {
    Frame words = frame.with(RulesResource.WORDS);
    Reading after =
        new Reading(
            tried.competition(), tried.after(), tried.sequence() + tried.events().size() - 1);
    ChangeModel model = new ChangeModel(after, words, node.events());
    return tried.changes().stream().map(change -> told(model, change, words)).toList();
  }

  private static RawString told(ChangeModel model, ChangeReport change, Frame frame) {
    return new RawString(Templates.change(frame, model.of(change, DIFFERENCES_MAX), true).render());
  }
}
