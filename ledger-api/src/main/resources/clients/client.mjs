// Runs in a browser (<script type="module">). In Node: npm install eventsource, and first
// import { EventSource } from "eventsource";
const api = "@API@";

const answer = await fetch(`${api}/standings`);
if (answer.ok) {
  for (const row of (await answer.json()).rows) {
    console.log(row.rank ?? "–", row.name.@LANGUAGE@ ?? Object.values(row.name)[0], row.total?.text ?? "–");
  }
}

// What is recorded after that. An interruption is mended, and nothing is lost or repeated.
const after = answer.headers.get("Ledger-Sequence") ?? -1;
const events = new EventSource(`${api}/events?after=${after}`);
events.onmessage = (message) => {
  const { event, headline } = JSON.parse(message.data).data;
  console.log(event.sequence, event.type, headline.@LANGUAGE@);
};
