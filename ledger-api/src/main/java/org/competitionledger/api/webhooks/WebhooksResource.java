package org.competitionledger.api.webhooks;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.competitionledger.api.http.Parameters;
import org.competitionledger.api.problem.ProblemCode;
import org.competitionledger.api.protocol.MediaTypes;
import org.competitionledger.api.read.Answers;
import org.competitionledger.api.read.Paged;
import org.competitionledger.webhook.WebhookSubscription;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Subscriptions to events that are sent by HTTP. */
@Path("/v1/webhooks")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Webhooks")
@SecurityRequirement(name = "token")
@APIResponse(responseCode = "401", description = "No valid token")
@APIResponse(responseCode = "403", description = "The token has no role")
public class WebhooksResource {

  private static final String ID_EXAMPLE = "wh_5f0c6a1d2b3e4f50";

  private static final String NONE = "There is no such webhook, or it is somebody else's";

  private final Subscriptions subscriptions;

  WebhooksResource(Subscriptions subscriptions) {
    this.subscriptions = subscriptions;
  }

  @POST
  @Consumes(MediaTypes.JSON)
  @Operation(
      operationId = "subscribe",
      summary = "Have events sent to a URL",
      description =
          "As Standard Webhooks: each wanted event is posted as the CloudEvent that event streams"
              + " have, with `webhook-id` (the event's id), `webhook-timestamp` and"
              + " `webhook-signature`. At least once; in order within a competition; any 2xx is"
              + " success, 410 ends the subscription. See docs/webhooks.md.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = WebhookView.Asked.class)))
  @APIResponse(
      responseCode = "201",
      description = "The subscription, and the one time its shared secret is shown",
      content = @Content(schema = @Schema(implementation = WebhookView.class)))
  @APIResponse(responseCode = "400", description = "The body is not what makes a subscription")
  @APIResponse(responseCode = "404", description = "There is no such competition")
  @APIResponse(responseCode = "409", description = "Too many subscriptions")
  @APIResponse(responseCode = "413", description = "More than 16 KiB")
  @APIResponse(responseCode = "422", description = "Nothing is sent to such a URL")
  public RestResponse<WebhookView> subscribe(
      @Parameter(hidden = true) @HeaderParam("Authorization") String authorization,
      InputStream body)
      throws IOException {
    WebhookView made =
        subscriptions.make(authorization, subscriptions.read(WebhookView.Asked.class, bytes(body)));
    return answer(RestResponse.Status.CREATED, made)
        .header("Location", "/v1/webhooks/" + made.id())
        .build();
  }

  private static byte[] bytes(InputStream body) throws IOException {
    return body.readNBytes(Subscriptions.BODY_BYTES_MAX + 1);
  }

  private static <T> RestResponse.ResponseBuilder<T> answer(RestResponse.Status status, T body) {
    return RestResponse.ResponseBuilder.create(status, body).header("Cache-Control", "no-store");
  }

  private static RestResponse<WebhookView> answer(
      RestResponse.Status status, WebhookSubscription subscription) {
    return answer(status, WebhookView.of(subscription, Optional.empty())).build();
  }

  @GET
  @Operation(operationId = "webhooks", summary = "Own subscriptions; an admin's are all")
  public RestResponse<WebhookView.Webhooks> webhooks(
      @Parameter(hidden = true) @HeaderParam("Authorization") String authorization,
      @QueryParam("limit") String limit,
      @QueryParam("cursor") String cursor,
      @Context UriInfo uri) {
    Paged<WebhookSubscription> page =
        Paged.of(subscriptions.all(authorization), Paged.Request.of(limit, cursor));
    List<WebhookView> views =
        page.items().stream().map(each -> WebhookView.of(each, Optional.empty())).toList();
    return Answers.of(new WebhookView.Webhooks(views), page, uri);
  }

  @GET
  @Path("/{id}")
  @Operation(operationId = "webhook", summary = "One subscription")
  @APIResponse(
      responseCode = "200",
      description = "The subscription",
      content = @Content(schema = @Schema(implementation = WebhookView.class)))
  @APIResponse(responseCode = "404", description = NONE)
  public RestResponse<WebhookView> webhook(
      @Parameter(hidden = true) @HeaderParam("Authorization") String authorization,
      @PathParam("id") @Parameter(description = "The subscription", example = ID_EXAMPLE)
          String id) {
    return answer(RestResponse.Status.OK, subscriptions.one(authorization, id));
  }

  @PATCH
  @Path("/{id}")
  @Consumes(MediaTypes.JSON)
  @Operation(
      operationId = "changeWebhook",
      summary = "Another URL or description; pause it, or let it go on",
      description =
          "What was not delivered meanwhile is delivered when it goes on. Which events it wants"
              + " stays: for others subscribe anew.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = WebhookView.Changed.class)))
  @APIResponse(
      responseCode = "200",
      description = "The subscription",
      content = @Content(schema = @Schema(implementation = WebhookView.class)))
  @APIResponse(responseCode = "400", description = "The body is not what changes one")
  @APIResponse(responseCode = "404", description = NONE)
  @APIResponse(responseCode = "422", description = "Nothing is sent to such a URL")
  public RestResponse<WebhookView> change(
      @Parameter(hidden = true) @HeaderParam("Authorization") String authorization,
      @PathParam("id") @Parameter(description = "The subscription", example = ID_EXAMPLE) String id,
      InputStream body)
      throws IOException {
    WebhookView.Changed changed = subscriptions.read(WebhookView.Changed.class, bytes(body));
    return answer(RestResponse.Status.OK, subscriptions.change(authorization, id, changed));
  }

  @DELETE
  @Path("/{id}")
  @Operation(operationId = "unsubscribe", summary = "End a subscription; nothing of it is kept")
  @APIResponse(responseCode = "204", description = "It is gone")
  @APIResponse(responseCode = "404", description = NONE)
  public void remove(
      @Parameter(hidden = true) @HeaderParam("Authorization") String authorization,
      @PathParam("id") @Parameter(description = "The subscription", example = ID_EXAMPLE)
          String id) {
    subscriptions.remove(authorization, id);
  }

  @GET
  @Path("/{id}/deliveries")
  @Operation(
      operationId = "deliveries",
      summary = "What is failing and what is dead, and the last 100 besides, the newest first",
      description =
          "Of dead ones the newest 100 of each competition are kept. Those that were delivered are"
              + " remembered by the instance that delivers, until it stops.")
  @APIResponse(
      responseCode = "200",
      description = "Deliveries",
      content = @Content(schema = @Schema(implementation = DeliveryView.Deliveries.class)))
  @APIResponse(responseCode = "404", description = NONE)
  public RestResponse<DeliveryView.Deliveries> deliveries(
      @Parameter(hidden = true) @HeaderParam("Authorization") String authorization,
      @PathParam("id") @Parameter(description = "The subscription", example = ID_EXAMPLE) String id,
      @QueryParam("limit") String limit,
      @QueryParam("cursor") String cursor,
      @Context UriInfo uri) {
    Paged<DeliveryView> page =
        Paged.of(subscriptions.deliveries(authorization, id), Paged.Request.of(limit, cursor));
    return Answers.of(new DeliveryView.Deliveries(page.items()), page, uri);
  }

  @POST
  @Path("/{id}/replay")
  @Operation(
      operationId = "replay",
      summary = "Deliver again: from a sequence of a competition on, or one dead event",
      description = "Either `competition` and `after`, or `event`, the id of one that is dead.")
  @APIResponse(
      responseCode = "202",
      description = "They will be delivered",
      content = @Content(schema = @Schema(implementation = WebhookView.class)))
  @APIResponse(responseCode = "400", description = "Neither, or both")
  @APIResponse(responseCode = "404", description = NONE + "; or the event is not dead")
  public RestResponse<WebhookView> replay(
      @Parameter(hidden = true) @HeaderParam("Authorization") String authorization,
      @PathParam("id") @Parameter(description = "The subscription", example = ID_EXAMPLE) String id,
      @QueryParam("competition") @Parameter(description = "One of its competitions")
          String competition,
      @QueryParam("after") @Parameter(description = "-1 is everything") String after,
      @QueryParam("event") @Parameter(description = "As `k-ai/57`") String event) {
    if ((event == null) == (competition == null) || (after == null) != (competition == null)) {
      throw ProblemCode.PARAMETER_INVALID.exception("webhook-replay");
    }
    WebhookSubscription replayed =
        event != null
            ? subscriptions.replay(authorization, id, event)
            : subscriptions.replay(
                authorization,
                id,
                competition,
                Parameters.wholeNumber("after", after, -1, -1, Long.MAX_VALUE));
    return answer(RestResponse.Status.ACCEPTED, replayed);
  }
}
