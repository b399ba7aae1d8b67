// Appends one event, reads it again, and reads the table that it changed.
import createClient from "openapi-fetch";
import type { components, paths } from "./ledger.js";

type Event = components["schemas"]["Event"];

declare const process: { argv: string[] };

const [url, token, competition] = process.argv.slice(2) as [string, string, string];
const ledger = createClient<paths, `application/${"" | "problem+"}json`>({ baseUrl: url });

const appended = await ledger.POST("/v1/competitions/{competition}/events", {
  params: { path: { competition }, header: { "Idempotency-Key": "typescript-1" } },
  headers: { Authorization: `Bearer ${token}` },
  body: [
    {
      type: "ScoreCorrected",
      occurredAt: "2026-04-11",
      data: {
        stage: "final",
        participant: "alpha",
        criterion: "skill",
        value: 9.5,
        reason: { en: "Added up wrongly", ko: "합산 착오" },
      },
    },
  ],
});
if (appended.error) throw new Error(appended.error.code);
// Lines of NDJSON are answered with something else.
const recorded = "events" in appended.data ? appended.data.events[0] : undefined;
if (!recorded) throw new Error("no receipt");

const page = await ledger.GET("/v1/competitions/{competition}/events", {
  params: { path: { competition }, query: { after: -1, limit: 1000 } },
});
if (page.error) throw new Error(page.error.detail);

/** The compiler knows from an event's type what its data are. */
function told(event: Event): string[] {
  switch (event.type) {
    case "ParticipantRegistered":
      return [`registered ${event.data.name.en}`];
    case "ScoreCorrected":
      return [`corrected ${event.data.participant} ${event.data.value}`];
    default:
      return [];
  }
}
page.data.events.flatMap(told).forEach((line) => console.log(line));

const table = await ledger.GET("/v1/competitions/{competition}/standings", {
  params: { path: { competition }, query: { stage: "final", atLeast: recorded.sequence } },
});
if (table.error) throw new Error(table.error.detail);
for (const row of table.data.rows) {
  console.log(`${row.rank} ${row.participant} ${row.total?.text}`);
}

const refused = await ledger.GET("/v1/competitions/{competition}", {
  params: { path: { competition: "nothing" } },
});
console.log(refused.error?.code);
