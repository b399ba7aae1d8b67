package org.competitionledger.core.impact;

import java.util.List;
import org.competitionledger.core.rules.AnnouncedTogether;
import org.competitionledger.view.ImpactReport;
import org.competitionledger.view.RuleChange;

/**
 * A change of the rules with all that is told of it.
 *
 * @param impact what it did to standings
 * @param announcedWith what was announced in one go with it
 */
public record ChangeReport(
    RuleChange change, ImpactReport impact, List<AnnouncedTogether.Part> announcedWith) {}
