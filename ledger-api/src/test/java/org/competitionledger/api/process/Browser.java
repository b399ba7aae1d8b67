package org.competitionledger.api.process;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.Cookie;
import org.openqa.selenium.JavascriptException;
import org.openqa.selenium.Keys;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A headless Chromium that looks at pages. Tests are skipped where there is none. */
public final class Browser implements AutoCloseable {

  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
  private static final Duration SHOWN_WITHIN = Duration.ofSeconds(60);

  private final ChromeDriver driver;
  private final String origin;

  private Browser(ChromeDriver driver, String origin) {
    this.driver = driver;
    this.origin = origin;
  }

  public static Browser at(String origin) {
    assumeTrue(
        Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER),
        "Chromium and its driver are not installed");
    ChromeOptions options = new ChromeOptions();
    options.setBinary(CHROMIUM.toString());
    options.addArguments(
        "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage");
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.SEVERE);
    options.setCapability("goog:loggingPrefs", logs);
    ChromeDriver driver =
        new ChromeDriver(
            new ChromeDriverService.Builder()
                .usingDriverExecutable(DRIVER.toFile())
                .usingAnyFreePort()
                .build(),
            options);
    driver.manage().timeouts().pageLoadTimeout(SHOWN_WITHIN).scriptTimeout(SHOWN_WITHIN);
    return new Browser(driver, origin);
  }

  /** A window so many CSS pixels wide. */
  public Browser wide(int width, int height) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
    return this;
  }

  Browser dark(boolean dark) {
    return media("", "prefers-color-scheme", dark ? "dark" : "light");
  }

  /** What is scrolled to is there at once. */
  public Browser still() {
    return media("", "prefers-reduced-motion", "reduce");
  }

  Browser printed() {
    return media("print", "prefers-color-scheme", "light");
  }

  private Browser media(String media, String feature, String value) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("media", media, "features", List.of(Map.of("name", feature, "value", value))));
    return this;
  }

  Browser withScripts(boolean allowed) {
    driver.executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", !allowed));
    return this;
  }

  public Browser open(String path) {
    driver.get(origin + path);
    return this;
  }

  /** A further tab, in front. */
  Browser tab() {
    driver.switchTo().newWindow(WindowType.TAB);
    return this;
  }

  /** The tab that was opened as the n-th, from 0, in front again. */
  Browser tab(int number) {
    driver.switchTo().window(List.copyOf(driver.getWindowHandles()).get(number));
    driver.executeCdpCommand("Page.bringToFront", Map.of());
    return this;
  }

  /** What is saved is saved there. */
  public Browser saving(Path directory) {
    driver.executeCdpCommand(
        "Browser.setDownloadBehavior",
        Map.of("behavior", "allow", "downloadPath", directory.toString()));
    return this;
  }

  /** Nobody is signed in any more. */
  public void forgetCookies() {
    driver.manage().deleteAllCookies();
  }

  /** Who is signed in on this page. */
  public Set<Cookie> cookies() {
    return driver.manage().getCookies();
  }

  /** Signs somebody in on this page who was so before. */
  public Browser cookies(Set<Cookie> cookies) {
    cookies.forEach(driver.manage()::addCookie);
    return this;
  }

  /** Presses keys where the focus is. */
  public Browser press(CharSequence... keys) {
    driver.switchTo().activeElement().sendKeys(keys);
    return this;
  }

  /** Presses one key where the focus is, whatever has it. */
  public Browser key(Keys key) {
    new Actions(driver).sendKeys(key).perform();
    return this;
  }

  /** Closes all tabs but the first. */
  void closeTabs() {
    List<String> tabs = List.copyOf(driver.getWindowHandles());
    for (String tab : tabs.subList(1, tabs.size())) {
      driver.switchTo().window(tab).close();
    }
    driver.switchTo().window(tabs.get(0));
    driver.executeCdpCommand("Page.bringToFront", Map.of()); // what nobody sees keeps no connection
  }

  public String address() {
    return driver.getCurrentUrl().substring(origin.length());
  }

  public List<WebElement> all(String selector) {
    return driver.findElements(By.cssSelector(selector));
  }

  public WebElement one(String selector) {
    return driver.findElement(By.cssSelector(selector));
  }

  public String text(String selector) {
    return one(selector).getText();
  }

  /** The text of something in a frame of the page. */
  public String frame(String frame, String selector) {
    driver.switchTo().frame(one(frame));
    try {
      return text(selector);
    } finally {
      driver.switchTo().defaultContent();
    }
  }

  /** Presses what a person would press, wherever on the page it is. */
  Browser click(String selector) {
    script("document.querySelector(arguments[0]).click()", selector);
    return this;
  }

  /** Presses what leads to another page, and waits for that. */
  Browser follow(String selector) throws InterruptedException {
    return leave(() -> click(selector));
  }

  /** Does what leads to another page, and waits for that. */
  public Browser leave(Runnable leaving) throws InterruptedException {
    script("window.left = true");
    leaving.run();
    return until(
        "another page",
        () -> script("return !window.left && document.readyState === 'complete'").equals(true));
  }

  /** A script that calls its last argument with the result. */
  Object asynchronous(String script, Object... arguments) {
    return driver.executeAsyncScript(script, arguments);
  }

  public Object script(String script, Object... arguments) {
    return driver.executeScript(script, arguments);
  }

  /** Waits until something holds; the page may be replaced meanwhile. */
  public Browser until(String what, Supplier<Boolean> holds) throws InterruptedException {
    long deadlineNanos = System.nanoTime() + SHOWN_WITHIN.toNanos();
    while (!quietly(holds)) {
      if (System.nanoTime() > deadlineNanos) {
        throw new AssertionError("not within " + SHOWN_WITHIN + ": " + what + " at " + address());
      }
      Thread.sleep(50);
    }
    return this;
  }

  private static boolean quietly(Supplier<Boolean> holds) {
    try {
      return holds.get();
    } catch (StaleElementReferenceException | NoSuchElementException | JavascriptException e) {
      return false; // it is being replaced
    }
  }

  /** What makes a reader scroll the page sideways. */
  List<String> overflowing() {
    Object found =
        script(
            "const wide = document.documentElement.clientWidth;"
                + "if (document.documentElement.scrollWidth <= wide) return [];"
                + "return [...document.body.querySelectorAll('*')].filter((each) =>"
                + " each.getBoundingClientRect().right > wide + 1 && !each.parentElement.closest('.scroll, .rooms, svg'))"
                + ".map((each) => each.outerHTML.slice(0, 160)).concat('the page');");
    return ((List<?>) found).stream().map(Object::toString).toList();
  }

  /** What the rules of accessibility have against the page, of any impact. */
  List<String> violations() {
    script(resource("/axe.min.js"));
    Object violations =
        driver.executeAsyncScript(
            "const done = arguments[0]; axe.run().then((result) => done(result.violations.map("
                + "(each) => each.id + ' (' + each.impact + '): ' + each.nodes.slice(0, 3).map("
                + "(node) => node.html.slice(0, 160)).join(' | '))), (error) => done([String(error)]));");
    return ((List<?>) violations).stream().map(Object::toString).toList();
  }

  /** What the browser complained of since it was asked last. */
  public List<String> complaints() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .map(LogEntry::getMessage)
        .toList();
  }

  void screenshot(Path file) throws IOException {
    Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
  }

  Stream<String> links(String selector) {
    return all(selector).stream()
        .map(link -> link.getDomAttribute("href"))
        .filter(href -> href.startsWith("/"));
  }

  private static String resource(String name) {
    try (InputStream in = Browser.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    driver.quit();
  }
}
