package org.competitionledger.api.desk;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import org.competitionledger.api.pages.PageRequest;

/** How a page of a competition's desk is asked for. */
public class DeskRequest extends PageRequest {

  @PathParam("competition")
  public String competition;

  @Context public RoutingContext exchange;

  /** The address of a page of this desk, in the language that is asked for. */
  String place(String page) {
    return "/desk/"
        + competition
        + page
        + (page.contains("?") ? "&" : "?")
        + "lang="
        + language().tag();
  }
}
