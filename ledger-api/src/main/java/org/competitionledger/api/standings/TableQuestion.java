package org.competitionledger.api.standings;

import jakarta.ws.rs.QueryParam;
import org.competitionledger.api.read.Moment;
import org.competitionledger.api.read.Moments;
import org.competitionledger.api.read.Reading;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which table is asked about, as queries say it; null where a query does not. */
public class TableQuestion {

  @QueryParam("stage")
  public String stage;

  @QueryParam("criteria")
  @Parameter(description = "A criteria version")
  public String criteria;

  @QueryParam("inForce")
  @Parameter(description = "A time: the set that applies then, among those known")
  public String inForce;

  @QueryParam("asOf")
  public String asOf;

  @QueryParam("atLeast")
  public String atLeast;

  /** Whether it is the table as it stands, under the rules that govern. */
  boolean isOfNow() {
    return asOf == null && criteria == null && inForce == null;
  }

  /** The competition at the moment that is meant. */
  Moment moment(Moments moments, String competition) {
    return moments.open(competition, atLeast, asOf);
  }

  /** The set that is asked for among those known by then. */
  CriteriaChoice choice(Reading reading, String stage) {
    return CriteriaChoice.of(reading, stage, criteria, inForce);
  }
}
