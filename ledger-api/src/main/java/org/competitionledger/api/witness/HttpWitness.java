package org.competitionledger.api.witness;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.competitionledger.core.note.WitnessExchange;

/**
 * Sends requests to a witness. It has 5 seconds for all of its answer, which may have 64 KiB.
 *
 * @param client a client that follows no redirects
 * @param address the witness
 */
record HttpWitness(HttpClient client, WitnessAddress address) implements WitnessExchange.Post {

  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(5);
  private static final int ANSWER_BYTES_MAX = 64 << 10;
  private static final int TOO_MANY = 429;
  private static final int FAILED = 500;

  /** It gave no answer, or said that it cannot now: it is asked again later. */
  static final class Silent extends RuntimeException {

    private static final long serialVersionUID = 1;

    Silent(String why) {
      super(why);
    }
  }

  @Override
  public WitnessExchange.Reply send(byte[] request) {
    HttpRequest post =
        HttpRequest.newBuilder(address.url())
            .header("Content-Type", "text/plain; charset=utf-8")
            .timeout(ANSWER_WITHIN)
            .POST(HttpRequest.BodyPublishers.ofByteArray(request))
            .build();
    HttpResponse<byte[]> response = await(client.sendAsync(post, headers -> new ShortBody()));
    int status = response.statusCode();
    if (status == TOO_MANY || status >= FAILED) {
      throw new Silent("it answered " + status);
    }
    String type = response.headers().firstValue("Content-Type").orElse("");
    return new WitnessExchange.Reply(status, type, response.body());
  }

  private static HttpResponse<byte[]> await(CompletableFuture<HttpResponse<byte[]>> answer) {
    try {
      return answer.get(ANSWER_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new Silent(String.valueOf(e.getCause()));
    } catch (TimeoutException e) {
      throw new Silent("no answer in " + ANSWER_WITHIN.toSeconds() + " s");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Silent("the ledger is being stopped");
    } finally {
      answer.cancel(true);
    }
  }

  /** A body that is given up as soon as it is too long. */
  private static final class ShortBody implements HttpResponse.BodySubscriber<byte[]> {

    private final CompletableFuture<byte[]> body = new CompletableFuture<>();
    private final ByteArrayOutputStream read = new ByteArrayOutputStream();
    private Flow.Subscription subscription;

    @Override
    public CompletionStage<byte[]> getBody() {
      return body;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      this.subscription = subscription;
      subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
      for (ByteBuffer buffer : buffers) {
        byte[] bytes = new byte[Math.min(buffer.remaining(), ANSWER_BYTES_MAX + 1)];
        buffer.get(bytes);
        read.writeBytes(bytes);
        if (read.size() > ANSWER_BYTES_MAX) {
          subscription.cancel();
          body.completeExceptionally(new IOException("the answer is too long"));
          return;
        }
      }
    }

    @Override
    public void onError(Throwable failure) {
      body.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
      body.complete(read.toByteArray());
    }
  }
}
