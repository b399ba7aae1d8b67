package org.competitionledger.api.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.competitionledger.api.problem.ProblemCode;
import org.competitionledger.api.problem.ProblemJson;
import org.competitionledger.api.protocol.MediaTypes;

/**
 * Spreadsheets and chart tools send no headers: {@code ?format=csv} and the suffix {@code .csv} say
 * the same as {@code Accept: text/csv}. Whoever answers hears of Accept alone.
 */
@ApplicationScoped
public class WantedForm {

  /** Before requests are counted, since a suffix has them come in once more. */
  private static final int BEFORE_FAIR_SHARE = 295;

  private static final Pattern TABLE =
      Pattern.compile(
          "(/v1/competitions/[^/]+/(?:standings|events|findings|criteria/changes))(\\.csv)?");

  void register(@Observes Filters filters) {
    filters.register(WantedForm::apply, BEFORE_FAIR_SHARE);
  }

  private static void apply(RoutingContext exchange) {
    HttpServerRequest request = exchange.request();
    Matcher table = TABLE.matcher(request.path() == null ? "" : request.path());
    if (!table.matches()) {
      exchange.next();
      return;
    }
    if (table.group(2) != null) {
      String query = request.query();
      exchange.reroute(table.group(1) + "?format=csv" + (query == null ? "" : "&" + query));
      return;
    }
    String format = request.getParam("format");
    if (format == null) {
      exchange.next();
      return;
    }
    Optional<String> type = MediaTypes.ofFormat(format);
    if (type.isEmpty()) {
      ProblemJson.reject(
          exchange, ProblemCode.PARAMETER_INVALID.problem("format-must-be-one", "csv, json"));
      return;
    }
    request.headers().set(HttpHeaders.ACCEPT, type.get());
    exchange.next();
  }
}
