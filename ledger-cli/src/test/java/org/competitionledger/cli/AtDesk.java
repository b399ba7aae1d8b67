package org.competitionledger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.competitionledger.api.process.Browser;
import org.openqa.selenium.By;
import org.openqa.selenium.Cookie;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/**
 * A person at the desk, in a browser: each click and each key is made as a hand makes it, and
 * counted. One works with the mouse, and with keys where one types; or by keys alone.
 */
final class AtDesk {

  private static final String DESK = "/desk?lang=en";
  private static final int TABS_MAX = 400;

  private final Browser browser;
  private final boolean mouse;
  private final String competition;
  private final Effort effort;
  private Set<Cookie> cookies = Set.of();

  AtDesk(Browser browser, boolean mouse, String competition, Effort effort) {
    this.browser = browser;
    this.mouse = mouse;
    this.competition = competition;
    this.effort = effort;
  }

  /** Signs in on the development key; the first role of its page is chosen already. */
  void signIn(String subject, String role, String participant) throws InterruptedException {
    browser.open(DESK);
    if (!role.equals("organizer")) {
      press("#role-organizer");
      press("#role-" + role);
    }
    type("#subject", subject);
    type("#participants", participant);
    follow(".do button");
    assertThat(browser.address()).isEqualTo(DESK);
  }

  /** Leaves the browser to somebody else, who has one of their own. */
  void leave() {
    cookies = browser.cookies();
    browser.forgetCookies();
  }

  void comeBack() {
    browser.open("/desk/sign-in?lang=en").cookies(cookies).open(DESK);
  }

  /** Writes a competition as a file, looks at what it would do, and records it. */
  void found(String yaml) throws InterruptedException {
    type("#new-id", competition);
    follow("form.row button");
    type("#text", yaml);
    effort.form();
    follow(".do button");
    assertThat(browser.text(".beside section")).contains("This will be on record for ever");
    follow(".once button");
  }

  /** Edits the rules in force, line by line, sees what that does, and records it. */
  void amend(UnaryOperator<String> rules) throws InterruptedException {
    room();
    follow("main a[href*='/file?']");
    String before = browser.one("#text").getDomProperty("value");
    String after = rules.apply(before);
    edit("#text", before.split("\n"), after.split("\n"));
    assertThat(browser.one("#text").getDomProperty("value")).isEqualTo(after);
    effort.form();
    follow(".do button");
    assertThat(browser.text(".beside section"))
        .contains("This will be on record for ever", "“Style” – ", "60", "50");
    follow(".once button");
  }

  private void edit(String selector, String[] before, String[] after) {
    go(selector);
    withControl(Keys.HOME);
    int at = 0;
    for (int i = 0; i < after.length; i++) {
      String same = common(before[i], after[i]);
      if (before[i].equals(after[i])) {
        continue;
      }
      for (; at < i; at++) {
        key(Keys.ARROW_DOWN);
      }
      key(Keys.END);
      for (int left = before[i].length(); left > same.length(); left--) {
        key(Keys.BACK_SPACE);
      }
      text(after[i].substring(same.length()));
    }
  }

  private static String common(String one, String other) {
    int length = 0;
    while (length < Math.min(one.length(), other.length())
        && one.charAt(length) == other.charAt(length)) {
      length++;
    }
    return one.substring(0, length);
  }

  /**
   * Fills in the form of an event, looks at what it would do, and records it.
   *
   * @param digest of the table that is certified; it is seen beside it
   */
  void record(String type, Map<String, String> fields, List<Object> also, String digest)
      throws InterruptedException {
    String form = "main a[href*='/write/" + type + "?']";
    if (browser.all(form).isEmpty()) {
      room();
    }
    follow(form);
    for (Map.Entry<String, String> each : fields.entrySet()) {
      fill("[name='/data/" + each.getKey() + "']", each.getValue());
    }
    for (Object participant : also) {
      WebElement box = browser.one("#also-" + participant);
      unfold(box);
      press(box);
    }
    effort.form();
    follow(".do button");
    assertThat(browser.text("main")).contains("This will be on record for ever");
    if (type.equals("StandingsCertified")) {
      assertThat(browser.frame("iframe.table", "table")).contains("Ants", "Bees");
      assertThat(browser.one("[name=event]").getDomProperty("value")).contains(digest);
    }
    follow(".once button");
    assertThat(browser.text("h1")).isEqualTo("Recorded");
  }

  /** Gives the scores of a sheet: rows of participant, criterion and value. */
  void score(String stage, boolean sealed, List<String[]> rows, Path file)
      throws InterruptedException {
    sheet(stage);
    for (String[] row : rows) {
      String cell = "input[name='" + row[0] + '/' + row[1] + "']";
      if (row == rows.get(0)) {
        go(cell);
      } else {
        tabTo(browser.one(cell)); // nobody takes the mouse from cell to cell
      }
      text(row[2]);
    }
    if (sealed) {
      press("#mode-sealed");
    }
    press("#sheet-send");
    browser.until("the question", () -> browser.one("#confirm").isDisplayed());
    if (sealed) {
      press("#confirm-file");
      browser.until("the file", () -> Files.exists(file));
    }
    confirm(rows.size());
  }

  /** Reveals what was sealed, with the file that was saved then. */
  void reveal(String stage, int scores, Path file) throws InterruptedException {
    sheet(stage);
    go("#sheet-reveal");
    browser.one("#sheet-reveal").sendKeys(file.toString()); // no driver reaches its dialogue
    browser.until("the question", () -> browser.one("#confirm").isDisplayed());
    confirm(scores);
  }

  private void sheet(String stage) throws InterruptedException {
    room();
    follow("main a[href*='/sheet/" + stage + "?']");
    effort.form();
  }

  private void confirm(int scores) throws InterruptedException {
    press("#confirm-yes");
    browser.until("an end", () -> browser.text("#sheet-done").contains("recorded."));
    assertThat(browser.text("#sheet-done")).isEqualTo("All " + scores + " are recorded.");
    turnedDown();
  }

  /** The competition's room, from wherever one is. */
  private void room() throws InterruptedException {
    if (!browser.address().startsWith("/desk/" + competition + "?")) {
      follow("main a[href^='/desk/" + competition + "?']");
    }
  }

  private void fill(String selector, String value) throws InterruptedException {
    WebElement field = browser.one(selector);
    if (value.equals(field.getDomProperty("value"))) {
      return;
    }
    unfold(field);
    if (field.getTagName().equals("select")) {
      choose(field, value);
    } else {
      type(selector, value);
    }
    assertThat(field.getDomProperty("value")).as(selector).isEqualTo(value);
  }

  private void unfold(WebElement field) {
    Object folded =
        browser.script(
            "return arguments[0].closest('details:not([open])')?.querySelector('summary')", field);
    if (folded instanceof WebElement summary) {
      press(summary);
    }
  }

  private void choose(WebElement field, String value) {
    List<WebElement> options = field.findElements(By.tagName("option"));
    List<String> values = options.stream().map(each -> each.getDomProperty("value")).toList();
    assertThat(values).contains(value);
    if (mouse) {
      press(field);
      press(options.get(values.indexOf(value)));
      return;
    }
    int away = values.indexOf(value) - values.indexOf(field.getDomProperty("value"));
    tabTo(field);
    for (int i = 0; i < Math.abs(away); i++) {
      key(away > 0 ? Keys.ARROW_DOWN : Keys.ARROW_UP);
    }
  }

  /** Replaces what stands in a field. */
  private void type(String selector, String text) {
    WebElement field = browser.one(selector);
    if (text.equals(field.getDomProperty("value"))) {
      return;
    }
    go(selector);
    if (!field.getDomProperty("value").isEmpty()) {
      withControl("a");
    }
    text(text);
  }

  /** Puts the focus into a field. */
  private void go(String selector) {
    if (mouse) {
      press(selector);
    } else {
      tabTo(browser.one(selector));
    }
  }

  private void follow(String selector) throws InterruptedException {
    browser.leave(() -> press(selector));
    turnedDown();
  }

  /** Counts what the page says against what was done. */
  private void turnedDown() {
    browser.all("[role=alert], .problem").stream()
        .map(WebElement::getText)
        .filter(text -> !text.isEmpty())
        .forEach(effort::refused);
  }

  private void press(String selector) {
    press(browser.one(selector));
  }

  private void press(WebElement what) {
    if (mouse) {
      if (!"file".equals(what.getDomAttribute("type"))) {
        what.click();
      }
      effort.clicks(1);
    } else if ("radio".equals(what.getDomAttribute("type"))) {
      tabTo(
          (WebElement) browser.script("return arguments[0].form.querySelector(':checked')", what));
      while (!isFocused(what)) {
        key(Keys.ARROW_DOWN);
      }
    } else {
      tabTo(what);
      key(what.getTagName().equals("a") ? Keys.ENTER : Keys.SPACE);
    }
  }

  private void tabTo(WebElement what) {
    if (browser.script("return document.activeElement.tagName").equals("BODY")) {
      key(Keys.TAB);
      key(Keys.ENTER); // past what is on every page
    }
    for (int tabs = 0; !isFocused(what); tabs++) {
      assertThat(tabs).as("tabs to %s", what).isLessThan(TABS_MAX);
      key(Keys.TAB);
    }
  }

  private boolean isFocused(WebElement what) {
    return Boolean.TRUE.equals(
        browser.script("return document.activeElement === arguments[0]", what));
  }

  private void key(Keys key) {
    browser.key(key);
    effort.keys(1);
  }

  private void withControl(CharSequence key) {
    browser.press(Keys.chord(Keys.CONTROL, key));
    effort.keys(1);
  }

  private void text(String text) {
    browser.press(text);
    effort.typed(text);
  }
}
