"""Appends one event, reads it again, and reads the table that it changed."""

import sys

import ledger_client as ledger

url, token, competition = sys.argv[1:]
client = ledger.ApiClient(ledger.Configuration(host=url, access_token=token))
events = ledger.EventsApi(client)

receipt = events.append(
    competition,
    "python-1",
    [
        ledger.Proposal(
            ledger.ScoreCorrectedProposal(
                type="ScoreCorrected",
                occurredAt=ledger.ApproximateTime("2026-04-11"),
                data=ledger.ScoreCorrected(
                    stage="final",
                    participant="alpha",
                    criterion="skill",
                    value=9.5,
                    reason=ledger.LocalisedText(en="Added up wrongly", ko="합산 착오"),
                ),
            )
        )
    ],
)

for event in events.events(competition, after=-1, limit=1000).events:
    match event.actual_instance:
        case ledger.ParticipantRegisteredEvent(data=data):
            print("registered", data.name.en)
        case ledger.ScoreCorrectedEvent(data=data):
            print("corrected", data.participant, data.value)

table = ledger.StandingsApi(client).standings(
    competition, stage="final", at_least=receipt.events[0].sequence
)
for row in table.rows:
    print(row.rank, row.participant, row.total.text)

try:
    ledger.CompetitionsApi(client).competition("nothing")
except ledger.exceptions.NotFoundException as refused:
    print(refused.data.code)
