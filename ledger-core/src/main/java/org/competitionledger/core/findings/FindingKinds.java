package org.competitionledger.core.findings;

import org.competitionledger.core.state.StateKind;
import org.competitionledger.view.CallNotes;
import org.competitionledger.view.Finding;
import org.competitionledger.view.FirstRulesNote;
import org.competitionledger.view.HiddenNote;
import org.competitionledger.view.MeaningNote;
import org.competitionledger.view.PlaceNote;
import org.competitionledger.view.PromiseNote;
import org.competitionledger.view.StageNotes;
import org.competitionledger.view.UnpublishedNote;

/** The kinds of records that the findings remember, in a state of their own. */
public final class FindingKinds {

  /** By {@code code|subject}. */
  public static final StateKind<Finding> FINDING = new StateKind<>("finding", Finding.class);

  /** By stage. */
  public static final StateKind<StageNotes> STAGE =
      new StateKind<>("stage-notes", StageNotes.class);

  /** Of entries by {@code stage|participant}. */
  static final StateKind<PlaceNote> ENTRY = new StateKind<>("entry-note", PlaceNote.class);

  /** Of applications by {@code call|participant}. */
  public static final StateKind<PlaceNote> APPLICATION =
      new StateKind<>("application-note", PlaceNote.class);

  /** By call. */
  public static final StateKind<CallNotes> CALL = new StateKind<>("call-notes", CallNotes.class);

  /** By criterion. */
  public static final StateKind<MeaningNote> MEANING =
      new StateKind<>("meaning-note", MeaningNote.class);

  /** By promise. */
  public static final StateKind<PromiseNote> PROMISE =
      new StateKind<>("promise-note", PromiseNote.class);

  /** By stage. */
  public static final StateKind<FirstRulesNote> FIRST_RULES =
      new StateKind<>("first-rules-note", FirstRulesNote.class);

  /** By stage. */
  public static final StateKind<UnpublishedNote> UNPUBLISHED =
      new StateKind<>("unpublished-note", UnpublishedNote.class);

  /** By {@code stage|participant}. */
  public static final StateKind<HiddenNote> HIDDEN =
      new StateKind<>("hidden-note", HiddenNote.class);

  private FindingKinds() {}
}
