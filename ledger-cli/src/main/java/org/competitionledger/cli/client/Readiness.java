package org.competitionledger.cli.client;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Whether a service is ready to be written to. */
public final class Readiness {

  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(5);
  private static final int OK = 200;

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(ANSWER_WITHIN)
          .build();
  private final URI ledger;

  /** The readiness of the service at an address, without a slash at its end. */
  public Readiness(URI ledger) {
    this.ledger = ledger;
  }

  /**
   * Waits for something that a service does before it is ready.
   *
   * @param done whether it is done
   * @param notes told of each pause
   * @return whether it is done; if not, the service is ready and will not do it any more
   * @throws NoAnswer if the service did not get ready, as often as it was tried
   */
  public boolean await(BooleanSupplier done, Retries retries, Consumer<String> notes)
      throws InterruptedException {
    for (int failures = 0; !done.getAsBoolean(); failures++) {
      if (isReady()) {
        return done.getAsBoolean();
      }
      if (failures == retries.most()) {
        throw new NoAnswer("the service at " + ledger + " is not ready", null);
      }
      Duration pause = retries.pause(failures, Optional.empty());
      notes.accept(
          "the service at " + ledger + " is not ready; again in " + Retries.seconds(pause) + " s");
      Thread.sleep(pause.toMillis());
    }
    return true;
  }

  /** Whether it says that it is. */
  public boolean isReady() throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(ledger + "/health/ready")).timeout(ANSWER_WITHIN).build();
    try {
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == OK;
    } catch (IOException e) {
      return false; // nothing listens there yet
    }
  }
}
