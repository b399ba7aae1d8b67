package org.competitionledger.api.webhooks;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.competitionledger.api.problem.BodyProblems;
import org.competitionledger.api.problem.ProblemCode;
import org.competitionledger.api.problem.ProblemException;
import org.competitionledger.api.read.Acknowledged;
import org.competitionledger.api.security.Access;
import org.competitionledger.api.security.Tokens;
import org.competitionledger.core.json.EventSchemas;
import org.competitionledger.core.json.Ids;
import org.competitionledger.core.json.JsonText;
import org.competitionledger.core.json.Parsed;
import org.competitionledger.projections.Webhooks;
import org.competitionledger.webhook.WebhookStart;
import org.competitionledger.webhook.WebhookStatus;
import org.competitionledger.webhook.WebhookSubscription;

/**
 * Who may do what with subscriptions. Whoever holds a valid token may have some, and sees its own;
 * an admin sees all; to everybody else they are not there.
 */
@ApplicationScoped
class Subscriptions {

  /** Greatest size of a body, in bytes. */
  static final int BODY_BYTES_MAX = 16 << 10;

  private static final int COMPETITIONS_MAX = 50;
  private static final int VALUES_MAX = 100;
  private static final int DESCRIPTION_LENGTH_MAX = 200;
  private static final int ID_BYTES = 12;

  private final Deliverer deliverer;
  private final Acknowledged acknowledged;
  private final Tokens tokens;
  private final ObjectMapper mapper;
  private final SecureRandom random = new SecureRandom();

  Subscriptions(
      Deliverer deliverer, Acknowledged acknowledged, Tokens tokens, ObjectMapper mapper) {
    this.deliverer = deliverer;
    this.acknowledged = acknowledged;
    this.tokens = tokens;
    this.mapper = mapper;
  }

  /** A body, or a problem that names the place that is wrong. */
  <T> T read(Class<T> type, byte[] body) {
    if (body.length > BODY_BYTES_MAX) {
      throw ProblemCode.TOO_LARGE.exception();
    }
    Parsed<JsonNode> parsed = JsonText.parse(body);
    if (parsed instanceof Parsed.Failed<JsonNode> failed) {
      throw new ProblemException(BodyProblems.of(failed.problems()));
    }
    try {
      T read =
          mapper
              .readerFor(type)
              .with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
              .readValue(parsed.orElseThrow());
      if (read != null) {
        return read;
      }
    } catch (JsonMappingException e) {
      String place =
          e.getPath().stream()
              .map(part -> part.getFieldName() == null ? "" + part.getIndex() : part.getFieldName())
              .collect(Collectors.joining("/", "/", ""));
      throw ProblemCode.BODY_INVALID.exception("webhook-field", place);
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory", e);
    }
    throw ProblemCode.BODY_INVALID.exception();
  }

  private static boolean may(Access.Granted who, WebhookSubscription subscription) {
    return who.admin() || subscription.getOwner().equals(who.authority().getSubject());
  }

  /** What the token's holder may see, the oldest first. */
  List<WebhookSubscription> all(String authorization) {
    Access.Granted who = tokens.granted(authorization);
    deliverer.webhooks().catchUp();
    return deliverer.webhooks().all().stream()
        .filter(each -> may(who, each))
        .sorted(
            Comparator.comparing(WebhookSubscription::getCreatedAt)
                .thenComparing(WebhookSubscription::getId))
        .toList();
  }

  /** One that the token's holder may see; else a problem that says that there is none. */
  WebhookSubscription one(String authorization, String id) {
    Access.Granted who = tokens.granted(authorization);
    Webhooks webhooks = deliverer.webhooks();
    if (Ids.isId(id) && webhooks.find(id).isEmpty()) {
      webhooks.catchUp(); // it may have been made elsewhere a moment ago
    }
    return webhooks
        .find(id)
        .filter(each -> may(who, each))
        .orElseThrow(ProblemCode.WEBHOOK_NOT_FOUND::exception);
  }

  WebhookView make(String authorization, WebhookView.Asked asked) {
    Access.Granted who = tokens.granted(authorization);
    if (asked.url() == null) {
      throw ProblemCode.BODY_INVALID.exception("webhook-field", "/url");
    }
    check(asked.url(), asked.description());
    WebhookView.Events events = asked.events().orElse(WebhookView.Events.ALL);
    check(events);
    Webhooks webhooks = deliverer.webhooks();
    webhooks.catchUp();
    String owner = who.authority().getSubject();
    limit(owner, webhooks.all());
    byte[] random = new byte[ID_BYTES];
    this.random.nextBytes(random);
    String id = "wh-" + HexFormat.of().formatHex(random);
    boolean symmetric = asked.symmetric().orElse(false);
    Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    boolean fromTheFirst = events.after().filter(after -> after < 0).isPresent();
    WebhookSubscription made =
        new WebhookSubscription(
            id,
            owner,
            asked.url(),
            asked.description().orElse(null),
            events.kept(),
            fromTheFirst ? List.of() : starts(events),
            fromTheFirst ? Instant.EPOCH : now,
            now,
            WebhookSignatures.publicKey(webhooks.key(id)),
            symmetric,
            WebhookStatus.ACTIVE);
    webhooks.put(made);
    return WebhookView.of(
        made,
        symmetric ? Optional.of(WebhookSignatures.secret(webhooks.secret(id))) : Optional.empty());
  }

  private void check(String url, Optional<String> description) {
    deliverer.sender().check(Target.of(url, deliverer.loopback()));
    if (description.filter(text -> text.length() > DESCRIPTION_LENGTH_MAX).isPresent()) {
      throw ProblemCode.BODY_INVALID.exception("webhook-field", "/description");
    }
  }

  private void check(WebhookView.Events events) {
    if (events.competitions().size() > COMPETITIONS_MAX
        || Stream.of(events.entry(), events.stage(), events.actor(), events.party())
            .anyMatch(values -> values.size() > VALUES_MAX)) {
      throw ProblemCode.BODY_INVALID.exception(
          "webhook-too-many-values", COMPETITIONS_MAX, VALUES_MAX);
    }
    for (String competition : events.competitions()) {
      acknowledged.awaitReadable(competition);
      if (!Ids.isId(competition) || deliverer.events().lastSequence(competition) < 0) {
        throw ProblemCode.UNKNOWN_COMPETITION.exception("there-is-no-competition", competition);
      }
    }
    if (!EventSchemas.types().containsAll(events.type())) {
      throw ProblemCode.BODY_INVALID.exception(
          "type-must-be-one", String.join(", ", EventSchemas.types()));
    }
    if (events.after().filter(after -> after < -1).isPresent()
        || events.after().filter(after -> after >= 0).isPresent()
            && events.competitions().size() != 1) {
      throw ProblemCode.BODY_INVALID.exception("webhook-after");
    }
  }

  /** Instances that make some at the same moment may come to a few more. */
  private void limit(String owner, List<WebhookSubscription> all) {
    int ofOwner = (int) all.stream().filter(each -> each.getOwner().equals(owner)).count();
    if (ofOwner >= deliverer.settings().perOwner()) {
      throw ProblemCode.WEBHOOK_LIMIT_REACHED.exception(
          "webhook-limit-of-owner", deliverer.settings().perOwner());
    }
    if (all.size() >= deliverer.settings().total()) {
      throw ProblemCode.WEBHOOK_LIMIT_REACHED.exception();
    }
  }

  private List<WebhookStart> starts(WebhookView.Events events) {
    return events.competitions().stream()
        .map(
            each ->
                new WebhookStart(
                    each, events.after().orElseGet(() -> deliverer.events().lastSequence(each))))
        .toList();
  }

  WebhookSubscription change(String authorization, String id, WebhookView.Changed changed) {
    WebhookSubscription before = one(authorization, id);
    Optional<WebhookStatus> status = changed.status().map(Subscriptions::status);
    check(changed.url().orElse(before.getUrl()), changed.description());
    return deliverer
        .change(
            id,
            now -> {
              WebhookSubscription.Builder next = WebhookSubscription.newBuilder(now);
              changed.url().ifPresent(next::setUrl);
              changed.description().ifPresent(next::setDescription);
              status.ifPresent(next::setStatus);
              return next.build();
            })
        .orElseThrow(ProblemCode.WEBHOOK_NOT_FOUND::exception);
  }

  private static WebhookStatus status(String given) {
    return switch (given) {
      case "active" -> WebhookStatus.ACTIVE;
      case "paused" -> WebhookStatus.PAUSED;
      default -> throw ProblemCode.BODY_INVALID.exception("webhook-field", "/status");
    };
  }

  void remove(String authorization, String id) {
    deliverer.remove(one(authorization, id).getId());
  }

  List<DeliveryView> deliveries(String authorization, String id) {
    return deliverer.subscriber(one(authorization, id).getId()).deliveries();
  }

  /** Begins anew behind a sequence of a competition. */
  WebhookSubscription replay(String authorization, String id, String competition, long after) {
    WebhookSubscription subscription = one(authorization, id);
    Subscriber subscriber = deliverer.subscriber(id);
    if (!subscriber.follows(competition) || deliverer.events().lastSequence(competition) < 0) {
      throw ProblemCode.PARAMETER_INVALID.exception("there-is-no-competition", competition);
    }
    long last = deliverer.events().lastSequence(competition);
    subscriber.lane(competition).replay(Math.min(after, last));
    subscriber.lane(competition).wake();
    return subscription;
  }

  /** Tries an event again that is dead. */
  WebhookSubscription replay(String authorization, String id, String event) {
    WebhookSubscription subscription = one(authorization, id);
    int slash = event.indexOf('/');
    String competition = slash < 0 ? "" : event.substring(0, slash);
    String sequence = event.substring(slash + 1);
    Subscriber subscriber = deliverer.subscriber(id);
    if (!subscriber.follows(competition)
        || !sequence.matches("[0-9]{1,18}")
        || deliverer.events().lastSequence(competition) < 0) {
      throw ProblemCode.WEBHOOK_DELIVERY_NOT_FOUND.exception();
    }
    subscriber.lane(competition).replayDead(Long.parseLong(sequence));
    subscriber.lane(competition).wake();
    return subscription;
  }
}
