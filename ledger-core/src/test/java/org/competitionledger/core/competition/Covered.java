package org.competitionledger.core.competition;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** Which refusals the specifications of this run have seen. */
final class Covered {

  static final Set<RefusalCode> CODES =
      Collections.synchronizedSet(EnumSet.noneOf(RefusalCode.class));

  private Covered() {}
}
