// Keeps a page of a competition up to date. When something is recorded, the page is fetched again
// and put in place whole, so that table, timeline and counts move together. Without a script the
// page is the same, but as old as its loading.
const main = document.querySelector("main[data-after]");
const status = document.getElementById("live-status");
const GATHER_MS = 300; // what comes together is shown together
const SPREAD_MS = 700; // not all readers ask at once
const AGAIN_MS = 5000; // after an answer that was none

// A form that somebody fills in stays as it is.
if (main && !main.querySelector("form.desk") && "EventSource" in window) {
  const seen = () => Number(main.dataset.after);
  let wanted = seen();
  let waiting = 0;
  let stream;
  const later = (ms) => {
    waiting ||= setTimeout(refresh, ms);
  };

  const refresh = async () => {
    waiting = 0;
    if (busy()) {
      later(1000);
      return;
    }
    try {
      const asked = location.href;
      const answer = await fetch(asked, { headers: { Accept: "text/html" } });
      if (!answer.ok || asked !== location.href) throw new Error(answer.status);
      swap(new DOMParser().parseFromString(await answer.text(), "text/html"));
    } catch {
      later(AGAIN_MS);
      return;
    }
    if (seen() < wanted) later(1000);
  };

  // A browser has six connections to a server: a page that nobody sees keeps none of them.
  const follow = () => {
    stream?.close();
    stream = undefined;
    if (document.hidden) return;
    stream = new EventSource(`/v1/competitions/${main.dataset.competition}/events?after=${seen()}`);
    stream.onmessage = (message) => {
      wanted = Number(message.lastEventId);
      later(GATHER_MS + Math.random() * SPREAD_MS);
    };
  };
  document.addEventListener("visibilitychange", follow);
  addEventListener("pageshow", follow);
  addEventListener("pagehide", () => stream?.close());
}

// Somebody is in the middle of a field or of a selection: nothing moves under their hands.
function busy() {
  return main.contains(document.activeElement) && document.activeElement.matches("input, select, textarea");
}

function swap(fresh) {
  const next = fresh.querySelector("main[data-after]");
  if (!next) return;
  const before = texts(main);
  const open = new Set([...main.querySelectorAll("details[open][id]")].map((each) => each.id));
  const focus = main.contains(document.activeElement) ? document.activeElement.id : "";
  main.replaceChildren(...next.childNodes);
  main.dataset.after = next.dataset.after;
  for (const each of main.querySelectorAll("details[id]")) if (open.has(each.id)) each.open = true;
  if (focus) document.getElementById(focus)?.focus({ preventScroll: true });
  const changed = [...main.querySelectorAll("[data-row]")]
    .filter((row) => before.get(row.dataset.row) !== row.textContent);
  for (const row of changed) row.classList.add("changed");
  if (status && changed.length) status.textContent = status.dataset.changed.replace("{0}", changed.length);
  main.dispatchEvent(new CustomEvent("renewed"));
}

// What flashes when it changes is marked with data-row, unique on the page.
function texts(root) {
  return new Map([...root.querySelectorAll("[data-row]")].map((row) => [row.dataset.row, row.textContent]));
}
