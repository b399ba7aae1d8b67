package org.competitionledger.api.desk;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import org.competitionledger.api.pages.PageRequest;

/** How a page of a competition's desk is asked for. */
public class DeskRequest extends PageRequest {

  @PathParam("competition")
  public String competition;

  /** An event whose time, party and source a form begins with. */
  @QueryParam("like")
  public String like;

  @Context public RoutingContext exchange;

  /** The sequence of that event; -1 for none. */
  long like() {
    return like != null && like.matches("[0-9]{1,18}") ? Long.parseLong(like) : -1;
  }

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
