import java.math.BigDecimal;
import java.util.List;
import org.competitionledger.client.api.CompetitionsApi;
import org.competitionledger.client.api.EventsApi;
import org.competitionledger.client.api.StandingsApi;
import org.competitionledger.client.invoker.ApiClient;
import org.competitionledger.client.invoker.ApiException;
import org.competitionledger.client.model.ApproximateTime;
import org.competitionledger.client.model.Event;
import org.competitionledger.client.model.LocalisedText;
import org.competitionledger.client.model.ParticipantRegisteredEvent;
import org.competitionledger.client.model.Proposal;
import org.competitionledger.client.model.Receipt;
import org.competitionledger.client.model.ScoreCorrected;
import org.competitionledger.client.model.ScoreCorrectedEvent;
import org.competitionledger.client.model.ScoreCorrectedProposal;
import org.competitionledger.client.model.Standings;
import org.competitionledger.client.model.StandingsRow;

/** Appends one event, reads it again, and reads the table that it changed. */
public final class Client {

  public static void main(String[] args) throws ApiException {
    String token = args[1];
    String competition = args[2];
    ApiClient client = new ApiClient();
    client.updateBaseUri(args[0]);
    client.setRequestInterceptor(
        request -> request.setHeader("Authorization", "Bearer " + token));
    EventsApi events = new EventsApi(client);

    ScoreCorrectedProposal correction =
        new ScoreCorrectedProposal()
            .type(ScoreCorrectedProposal.TypeEnum.SCORE_CORRECTED)
            .occurredAt(new ApproximateTime("2026-04-11"))
            .data(
                new ScoreCorrected()
                    .stage("final")
                    .participant("alpha")
                    .criterion("skill")
                    .value(new BigDecimal("9.5"))
                    .reason(new LocalisedText().en("Added up wrongly").ko("합산 착오")));
    Receipt receipt =
        events.append(competition, "java-1", List.of(new Proposal(correction)), null, null);

    for (Event event :
        events
            .events(competition, -1L, 1000, null, null, null, null, null, null, null)
            .getEvents()) {
      if (event.getActualInstance() instanceof ParticipantRegisteredEvent registered) {
        System.out.println("registered " + registered.getData().getName().getEn());
      } else if (event.getActualInstance() instanceof ScoreCorrectedEvent corrected) {
        System.out.println(
            "corrected "
                + corrected.getData().getParticipant()
                + ' '
                + corrected.getData().getValue());
      }
    }

    Standings table =
        new StandingsApi(client)
            .standings(
                competition, null, receipt.getEvents().get(0).getSequence(), null, null, null,
                null, null, "final", null);
    for (StandingsRow row : table.getRows()) {
      System.out.println(
          row.getRank() + " " + row.getParticipant() + ' ' + row.getTotal().getText());
    }

    try {
      new CompetitionsApi(client).competition("nothing", null);
    } catch (ApiException refused) {
      System.out.println(refused.getResponseBody().replaceAll(".*\"code\":\"([^\"]*)\".*", "$1"));
    }
  }
}
