package org.competitionledger.api.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Random;
import org.competitionledger.api.Events;

/**
 * A request that somebody might send who means no good, or whose library is broken.
 *
 * @param broken whether it is no HTTP, so that its connection is of no further use
 */
record FuzzedRequest(String method, String target, boolean html, boolean broken, byte[] bytes) {

  /** What requests are made of. */
  record Material(List<String> paths, String competition, String token) {}

  private static final List<String> METHODS =
      List.of(
          "GET", "GET", "GET", "GET", "POST", "POST", "HEAD", "OPTIONS", "PUT", "DELETE", "FOO");

  private static final List<String> IDS =
      List.of(
          "fuzzed-cup",
          "final",
          "alpha",
          "0",
          "1",
          "-1",
          "99999999999999999999",
          "A%20b",
          "%00",
          "%25",
          "..",
          "%2e%2e",
          "a%2Fb",
          "%EA%B0%80",
          "%ff%fe",
          "a".repeat(300),
          "a;b=c",
          "'",
          "a+b",
          "%7B");

  private static final List<String> PARAMETERS =
      List.of(
          "stage",
          "asOf",
          "criteria",
          "inForce",
          "limit",
          "cursor",
          "set",
          "from",
          "to",
          "after",
          "type",
          "entry",
          "actor",
          "party",
          "lang",
          "format",
          "code",
          "severity",
          "named",
          "bom",
          "onRefusal",
          "competition",
          "at",
          "since");

  private static final List<String> VALUES =
      List.of(
          "",
          "0",
          "1",
          "-1",
          "3",
          "99999999999999999999",
          "1e9",
          "x",
          "final",
          "alpha",
          "%00",
          "%ff",
          "%",
          "%zz",
          "2026",
          "2026-08",
          "2026-13-45",
          "2026-08-12T09:00:00Z",
          "0000-00",
          "+999999999-12-31",
          "2026-01-15/2026-01-26",
          "/criteria/skill/factor=0.5",
          "/criteria/skill/scale=null",
          "/=1",
          "%2F%7E2=%7B",
          "/maximum=1e999999999",
          "ko",
          "json",
          "csv",
          "true",
          "a:57,b:12",
          "a:,",
          "MQ",
          "%EA%B0%80",
          "%F0%9F%98%80",
          "%ED%A0%80",
          "v".repeat(2_000),
          "[[[[",
          "serious",
          "ScoreRecorded");

  private static final List<String> HEADERS =
      List.of(
          "Accept",
          "Accept",
          "Accept-Language",
          "Accept-Encoding",
          "Content-Type",
          "Content-Encoding",
          "If-Match",
          "If-None-Match",
          "Last-Event-ID",
          "Idempotency-Key",
          "Authorization",
          "Range",
          "traceparent",
          "Cookie",
          "Expect",
          "X-Forwarded-For",
          "Origin",
          "If-Modified-Since",
          "Ledger-Forwarded",
          "Accept-Charset",
          "Connection",
          "Upgrade");

  private static final List<String> HEADER_VALUES =
      List.of(
          "",
          "-",
          "ko,-",
          ";;;",
          ",",
          "*",
          "*/*",
          "text/html;charset=",
          "text/html",
          "text/csv",
          "application/json",
          "application/x-ndjson",
          "text/event-stream",
          "application/json;q=x",
          "application/json;charset=nonsense",
          "text/*;q=0.1, */*;q=0",
          "a/b/c",
          "/",
          "ko-KR;q=0.8",
          "gzip",
          "gzip;q=0",
          "identity;q=0",
          "br, zstd",
          "\"1\"",
          "W/\"x\"",
          "\"",
          "1",
          "-5",
          "99999999999999999999",
          "bytes=0-1",
          "bytes=9-1",
          "Bearer",
          "Bearer x.y.z",
          "Basic eDp5",
          "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
          "00-x",
          "a=b; ; =",
          "100-continue",
          "200-nothing",
          "\u00ea\u00b0\u0080",
          "k\u00ff",
          "multipart/form-data",
          "application/x-www-form-urlencoded",
          "x".repeat(3_000),
          "h2c",
          "null",
          "http://[::1");

  private static final List<byte[]> BODIES =
      List.of(
          bytes(""),
          bytes("{}"),
          bytes("[]"),
          bytes("null"),
          bytes("{\"type\":"),
          bytes("\"\\ud800\""),
          bytes("{\"type\":\"\\ud800\",\"data\":{}}"),
          bytes("[".repeat(20_000)),
          bytes("{\"a\":".repeat(5_000)),
          bytes("1e999999999"),
          bytes("{\"edits\":1e999999999}"),
          bytes("{\"edits\":[{\"pointer\":\"/criteria/skill/factor\",\"value\":1e-999999999}]}"),
          bytes("{\"edits\":[{\"pointer\":\"/criteria/skill/factor\",\"value\":0.5}]}"),
          bytes("9".repeat(3_000)),
          bytes(Events.notice("n")),
          bytes(Events.ANNOUNCED),
          bytes(Events.score("alpha", "1e400")),
          bytes(Events.score("alpha", "9".repeat(500))),
          bytes("{\"type\":\"NoticePublished\",\"occurredAt\":\"+999999999-12-31\",\"data\":{}}"),
          bytes("{}\n{}\n\n[\n" + Events.notice("m") + "\n\u0000"),
          bytes("\ufeff{}"),
          bytes("old 0\n\nx"),
          new byte[] {(byte) 0xff, (byte) 0xfe, '{'},
          new byte[] {'{', '"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"', ':', '1', '}'},
          bytes("x".repeat(70_000)));

  private static final List<String> NO_HTTP =
      List.of(
          "GET\r\n\r\n",
          "GET / HTTP/9.9\r\n\r\n",
          "GET  / HTTP/1.1\r\nHost: a\r\n\r\n",
          "GET / HTTP/1.1\r\nHost: a b\r\n\r\n",
          "GET / HTTP/1.1\r\nHost: [::\r\n\r\n",
          "GET / HTTP/1.1\r\nHost: a:b:c\r\n\r\n",
          "GET / HTTP/1.1\r\nHost: a:99999999\r\n\r\n",
          "GET / HTTP/1.1\r\nHost: a@b\r\n\r\n",
          "GET / HTTP/1.1\r\nHost:\r\n\r\n",
          "GET / HTTP/1.1\r\n\r\n",
          "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
          "GET / HTTP/1.1\r\nno colon\r\n\r\n",
          "GET / HTTP/1.1\r\nHost: a\r\n folded\r\n\r\n",
          "GET / HTTP/1.1\r\nHo st: a\r\n\r\n",
          "GET * HTTP/1.1\r\nHost: a\r\n\r\n",
          "GET nothing HTTP/1.1\r\nHost: a\r\n\r\n",
          "GET http://[:: HTTP/1.1\r\nHost: a\r\n\r\n",
          "CONNECT a:1 HTTP/1.1\r\nHost: a\r\n\r\n",
          "OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n",
          "GET //////// HTTP/1.1\r\nHost: a\r\n\r\n",
          "GET /%zz HTTP/1.1\r\nHost: a\r\n\r\n",
          "GET /\u00ff HTTP/1.1\r\nHost: a\r\n\r\n",
          "GET /?%zz=%z HTTP/1.1\r\nHost: a\r\n\r\n",
          "GET /a\\b HTTP/1.1\r\nHost: a\r\n\r\n",
          "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n",
          "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n",
          "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
          "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: nonsense\r\n\r\n",
          "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nab\r\n",
          "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\nab\r\n",
          "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nabcdef\r\n",
          "GET / HTTP/1.1\r\nHost: a\r\nX: " + "x".repeat(20_000) + "\r\n\r\n",
          "GET /" + "x".repeat(70_000) + " HTTP/1.1\r\nHost: a\r\n\r\n",
          "GET / HTTP/1.1\nHost: a\n\n",
          "GET / HTTP/1.0\r\n\r\n",
          "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");

  /** The request of a number; the same for the same random numbers. */
  static FuzzedRequest of(Random random, Material material) {
    if (random.nextInt(20) == 0) {
      String text = one(random, NO_HTTP);
      return new FuzzedRequest(
          text.startsWith("HEAD") ? "HEAD" : "?", "?", false, true, text.getBytes(ISO_8859_1));
    }
    String method = one(random, METHODS);
    String target = path(random, material) + query(random);
    StringBuilder head = new StringBuilder(method + ' ' + target + " HTTP/1.1\r\nHost: a\r\n");
    boolean html = headers(random, material, head);
    byte[] body =
        method.equals("POST") || random.nextInt(10) == 0 ? one(random, BODIES) : new byte[0];
    boolean chunked = body.length > 0 && random.nextInt(4) == 0;
    head.append(
        chunked ? "Transfer-Encoding: chunked\r\n" : "Content-Length: " + body.length + "\r\n");
    head.append("\r\n");
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(head.toString().getBytes(ISO_8859_1));
    if (chunked) {
      all.writeBytes(bytes(Integer.toHexString(body.length) + "\r\n"));
    }
    all.writeBytes(body);
    if (chunked) {
      all.writeBytes(bytes("\r\n0\r\n\r\n"));
    }
    return new FuzzedRequest(method, target, html, false, all.toByteArray());
  }

  private static String path(Random random, Material material) {
    String path = one(random, material.paths());
    while (path.contains("{")) {
      boolean known = random.nextInt(3) > 0;
      String value =
          known && path.contains("{competition}") ? material.competition() : one(random, IDS);
      path = path.substring(0, path.indexOf('{')) + value + path.substring(path.indexOf('}') + 1);
    }
    return random.nextInt(30) == 0 ? path + one(random, List.of("/", "//", "/x", ".csv")) : path;
  }

  private static String query(Random random) {
    StringBuilder query = new StringBuilder();
    for (int count = random.nextInt(4); count > 0; count--) {
      query.append(query.length() == 0 ? '?' : '&');
      query.append(one(random, PARAMETERS)).append('=').append(one(random, VALUES));
    }
    return query.toString();
  }

  /** Whether a page was asked for, perhaps. */
  private static boolean headers(Random random, Material material, StringBuilder head) {
    boolean html = false;
    if (random.nextInt(2) == 0) {
      head.append("Authorization: Bearer ").append(material.token()).append("\r\n");
      head.append("Idempotency-Key: k").append(random.nextInt()).append("\r\n");
      head.append("Content-Type: application/json\r\n");
    }
    for (int count = random.nextInt(5); count > 0; count--) {
      String name = one(random, HEADERS);
      String value = one(random, HEADER_VALUES);
      head.append(name).append(": ").append(value).append("\r\n");
      html |= name.equals("Accept") && value.startsWith("text/");
    }
    return html;
  }

  private static <T> T one(Random random, List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
