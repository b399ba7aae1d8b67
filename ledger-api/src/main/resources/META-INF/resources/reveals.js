// The reveals of a stage as a show: each step is the server's page of it, fetched and put in place,
// and rows glide to their new places. Without a script its links do the same, without the gliding.
const main = document.querySelector("main[data-after]");
const status = document.getElementById("live-status");
const still = matchMedia("(prefers-reduced-motion: reduce)");
const GLIDE_MS = 600;
const AGAIN_MS = 2000; // a large table of the past is still being worked out
let pace = 3000;
let playing = false;
let timer = 0;
let wanted = "";

const way = (rel) => main.querySelector(`.ways a[rel="${rel}"]`)?.href;
const rows = () => [...main.querySelectorAll("[data-row]")];

async function go(href) {
  if (!href) return;
  clearTimeout(timer);
  wanted = href;
  try {
    const answer = await fetch(href, { headers: { Accept: "text/html" } });
    if (!answer.ok) throw new Error(answer.status);
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (wanted === href) show(fresh, href);
  } catch {
    if (wanted !== href) return;
    if (playing) timer = setTimeout(() => go(href), AGAIN_MS);
    else location.assign(href);
  }
}

function show(fresh, href) {
  const tops = new Map(rows().map((row) => [row.dataset.row, row.getBoundingClientRect().top]));
  const focus = main.contains(document.activeElement) ? document.activeElement.id : "";
  const next = fresh.querySelector("main");
  main.replaceChildren(...next.childNodes);
  main.dataset.after = next.dataset.after;
  document.title = fresh.title;
  history.replaceState(null, "", href);
  main.dispatchEvent(new CustomEvent("renewed"));
  if (focus) (document.getElementById(focus) ?? document.getElementById("play")).focus({ preventScroll: true });
  main.querySelector("tr.revealed")?.scrollIntoView({ block: "nearest", behavior: still.matches ? "instant" : "smooth" });
  for (const row of still.matches ? [] : rows()) glide(row, tops.get(row.dataset.row));
  status.textContent = [...main.querySelectorAll("#step, .reveal .sentence, .moves li")]
    .map((each) => each.textContent.trim()).join(". ");
}

function glide(row, from) {
  const way = from === undefined ? 0 : from - row.getBoundingClientRect().top;
  if (way) row.animate([{ transform: `translateY(${way}px)` }, { transform: "none" }], { duration: GLIDE_MS, easing: "ease-in-out" });
}

// After the last step it waits: what is revealed later comes by live.js, with a way onwards.
function equip() {
  const player = main.querySelector(".player");
  if (!player) return;
  player.hidden = false;
  const button = player.querySelector("#play");
  button.textContent = playing ? button.dataset.pause : button.dataset.play;
  player.querySelector("#pace").value = String(pace);
  clearTimeout(timer);
  if (playing) timer = setTimeout(() => go(way("next")), pace);
}

function play(on) {
  playing = on;
  equip();
  if (on) go(way("next"));
}

main?.addEventListener("renewed", equip);
main?.addEventListener("change", (event) => {
  if (event.target.id !== "pace") return;
  pace = Number(event.target.value);
  equip();
});
main?.addEventListener("click", (event) => {
  if (event.target.id === "play") play(!playing);
  const link = event.target.closest(".ways a");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  event.preventDefault();
  go(link.href);
});
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  if (event.target.closest("input, select, textarea, .scroll")) return;
  if (event.key === "ArrowRight") go(way("next"));
  else if (event.key === "ArrowLeft") go(way("prev"));
  else if (event.key === " " && event.target === document.body) play(!playing);
  else return;
  event.preventDefault();
});
equip();
