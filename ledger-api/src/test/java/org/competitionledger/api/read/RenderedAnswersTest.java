package org.competitionledger.api.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.competitionledger.api.problem.ProblemCode;
import org.competitionledger.api.problem.ProblemException;
import org.junit.jupiter.api.Test;

class RenderedAnswersTest {

  private static final RenderedAnswers.Key KEY = new RenderedAnswers.Key("cup", "all", false);
  private static final RenderedAnswers.Key OF_NOW = new RenderedAnswers.Key("cup", "all", true);

  private final AtomicLong nanos = new AtomicLong();
  private final AtomicInteger made = new AtomicInteger();
  private final RenderedAnswers answers = new RenderedAnswers(new ObjectMapper(), nanos::get);

  private Rendered make() {
    return sized(made.incrementAndGet());
  }

  private static Rendered sized(int bytes) {
    return Rendered.of(new byte[bytes], "text/plain", Optional.empty());
  }

  @Test
  void anAnswerIsMadeOnceAnEventAndQuestion() {
    Rendered first = answers.get(KEY, 7, this::make);
    assertThat(answers.get(KEY, 7, this::make)).isSameAs(first);
    assertThat(answers.get(KEY, 8, this::make)).isNotSameAs(first);
    answers.get(new RenderedAnswers.Key("cup", "other", false), 8, this::make);
    answers.get(new RenderedAnswers.Key("other", "all", false), 8, this::make);
    assertThat(made).hasValue(4);
  }

  @Test
  void whatHangsOnTheClockIsGivenAgainForASecond() {
    Rendered first = answers.get(OF_NOW, 7, this::make);
    nanos.addAndGet(Duration.ofMillis(999).toNanos());
    assertThat(answers.get(OF_NOW, 7, this::make)).isSameAs(first);
    nanos.addAndGet(Duration.ofMillis(1).toNanos());
    assertThat(answers.get(OF_NOW, 7, this::make)).isNotSameAs(first);
  }

  @Test
  void whoAsksMeanwhileWaitsForTheOneThatIsBeingMade() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    CompletableFuture<Rendered> first =
        CompletableFuture.supplyAsync(
            () ->
                answers.get(
                    KEY,
                    7,
                    () -> {
                      begun.countDown();
                      await(goOn);
                      return make();
                    }));
    begun.await();
    FutureTask<Rendered> second = new FutureTask<>(() -> answers.get(KEY, 7, this::make));
    startedAndWaiting(second);
    assertThat(answers.get(KEY, 8, this::make)).as("another does not wait").isNotNull();
    goOn.countDown();
    assertThat(second.get()).isSameAs(first.get());
    assertThat(made).hasValue(2);
  }

  private static Thread startedAndWaiting(Runnable work) {
    Thread thread = new Thread(work);
    thread.start();
    while (thread.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    return thread;
  }

  @Test
  void whoWaitedInVainIsToldTheFailureItself() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    Supplier<Rendered> failing =
        () -> {
          begun.countDown();
          await(goOn);
          throw ProblemCode.TOO_MANY_AT_ONCE.exception();
        };
    CompletableFuture<Rendered> first =
        CompletableFuture.supplyAsync(() -> answers.get(KEY, 7, failing));
    begun.await();
    AtomicReference<Throwable> told = new AtomicReference<>();
    Thread second =
        startedAndWaiting(
            () -> told.set(catchThrowable(() -> answers.get(KEY, 7, () -> sized(1)))));
    goOn.countDown();
    second.join();
    assertThat(told.get()).isInstanceOf(ProblemException.class);
    assertThatThrownBy(first::join).hasCauseInstanceOf(ProblemException.class);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aFailureIsNotKept() {
    assertThatThrownBy(
            () ->
                answers.get(
                    KEY,
                    7,
                    () -> {
                      throw ProblemCode.TOO_MANY_AT_ONCE.exception();
                    }))
        .isInstanceOf(ProblemException.class);
    assertThat(answers.get(KEY, 7, this::make)).isNotNull();
  }

  @Test
  void whatMayBeSaidBetterInAMomentIsNotKept() {
    answers.get(KEY, 7, () -> make().unsettled());
    answers.get(KEY, 7, () -> make().unsettled());
    assertThat(made).hasValue(2);
  }

  @Test
  void bytesAreBoundedAndThoseUsedLastStay() {
    int size = 1 << 20;
    answers.get(KEY, 7, () -> sized(size));
    int fit = (int) (RenderedAnswers.BYTES_MAX / size);
    for (int i = 0; i < 2 * fit; i++) {
      answers.get(numbered(i), 7, () -> sized(size));
      assertThat(answers.find(KEY, 7)).as("used each time").isPresent();
    }
    Stream<Integer> still =
        IntStream.range(0, 2 * fit).boxed().filter(i -> answers.find(numbered(i), 7).isPresent());
    assertThat(still).hasSizeBetween(fit - 3, fit - 1).allMatch(i -> i > fit);
    answers.get(numbered(-1), 7, () -> sized(8 * size));
    assertThat(answers.find(numbered(-1), 7)).as("too large for others' sake").isEmpty();
  }

  private static RenderedAnswers.Key numbered(int i) {
    return new RenderedAnswers.Key("cup", i, false);
  }
}
