package org.competitionledger.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Reads of standings beside reads of a constant JSON resource of the same server: a released
 * schema, which is served from memory by the same HTTP stack, with as many rows of the table as
 * make a body of its size; and the short list of schemas beside a table of one row, where what a
 * request costs besides its bytes counts most. Rounds of both alternate.
 */
record TableReads(
    HttpReads reads,
    Bench.Settings settings,
    Consumer<String> progress,
    Consumer<Measured> figures) {

  private static final int ENTRIES = 1_000;
  private static final int CONNECTIONS = 16;
  private static final double WANTED = 0.7;

  private static final SampleCompetition COMPETITION =
      SampleCompetition.forScores("bench-reads", ENTRIES, ENTRIES * 72);

  void measure() {
    progress.accept("setting up a competition to be read");
    long last = load();
    String all = "/v1/competitions/" + COMPETITION.id() + "/standings?atLeast=" + last;
    reads.getReady(all);
    String schemas = "/v1/schemas";
    String schema = schemas + "/" + fingerprint(reads.getReady(schemas).body());
    compare("large", schema, table(rowsFor(reads.getReady(schema).body().length)), 4_000);
    compare("small", schemas, table(1), 40_000);
  }

  private long load() {
    HttpAppends appends = new HttpAppends(reads.service(), COMPETITION);
    appends.setUp();
    appends.arrays(4, ENTRIES * 9 / 100, 100);
    return appends.events() - 1;
  }

  private String table(int rows) {
    return "/v1/competitions/" + COMPETITION.id() + "/standings?limit=" + rows;
  }

  /** How many rows make a body of a size. */
  private int rowsFor(int bytes) {
    int ten = reads.getReady(table(10)).body().length;
    int twenty = reads.getReady(table(20)).body().length;
    double row = (twenty - ten) / 10.0;
    return (int) Math.max(1, Math.min(ENTRIES, Math.round((bytes - ten) / row + 10)));
  }

  private static String fingerprint(byte[] schemas) {
    try {
      JsonNode list = new JsonMapper().readTree(schemas).get("schemas");
      return list.get(list.size() - 1).get("fingerprint").textValue();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void compare(String size, String constantPath, String tablePath, int requests) {
    HttpReads.Answer constant = reads.getReady(constantPath);
    HttpReads.Answer table = reads.getReady(tablePath);
    progress.accept(
        String.format(
            Locale.ROOT,
            "reading %s (%,d bytes) and %s (%,d bytes)",
            constantPath,
            constant.body().length,
            tablePath,
            table.body().length));
    int count = settings.count(requests);
    byte[] ofConstant = reads.request(constantPath);
    byte[] missing = reads.request(tablePath);
    byte[] hitting = reads.request(tablePath, "If-None-Match: " + table.tag());
    double bestConstant = 0;
    double bestMiss = 0;
    double bestHit = 0;
    for (int round = 0; round <= settings.rounds(); round++) { // the first one warms up
      double constantRate = perSecond(200, ofConstant, count);
      double missRate = perSecond(200, missing, count);
      double hitRate = perSecond(304, hitting, count);
      if (round > 0) {
        bestConstant = Math.max(bestConstant, constantRate);
        bestMiss = Math.max(bestMiss, missRate);
        bestHit = Math.max(bestHit, hitRate);
      }
    }
    String limit = "constant";
    figures.accept(Measured.of("constant JSON, " + size, bestConstant, "requests/s"));
    figures.accept(
        Measured.of("GET standings, " + size + ", 200", bestMiss, "requests/s")
            .against(limit, bestConstant)
            .target(new Measured.Target.RatioAtLeast(WANTED)));
    figures.accept(
        Measured.of("GET standings, " + size + ", 304", bestHit, "requests/s")
            .against(limit, bestConstant)
            .target(new Measured.Target.RatioAtLeast(WANTED)));
  }

  private double perSecond(int status, byte[] request, int count) {
    return HttpLoad.repeat(reads.port(), CONNECTIONS, status, request, count).perSecond();
  }
}
