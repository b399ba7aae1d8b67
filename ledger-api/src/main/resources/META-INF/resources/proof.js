// "Verify in this browser": starts verify.js, shows how far it is and what it found, and remembers
// which key signed and which head the log had, so that another key or a shorter log is noticed.
// Works on a saved page too: the log's address is absolute.
"use strict";
(() => {
const MEMORY = "ledger-proof ";
let output = null; // what has been said, which outlives the page being put in place anew
let given = ""; // keys that the reader trusts
let running = false;

const place = () => document.getElementById("verify");
const log = () => place().dataset.log;

function say(word, about = []) {
  const said = place().querySelector("template").content.querySelector(`[data-word="told-${word}"]`);
  return said ? said.textContent.replace(/\{(\d)\}/g, (_, i) => about[i] ?? "") : [word, ...about].join(" ");
}

function element(name, style, text = "") {
  const made = document.createElement(name);
  made.className = style;
  made.textContent = text;
  return made;
}

// What this browser saw of the log when it verified it last: { signers, size, root, at }.
function seen() {
  try {
    const known = JSON.parse(localStorage.getItem(MEMORY + log()));
    return Array.isArray(known?.signers) && known.size >= 0 ? known : null;
  } catch {
    return null; // nothing is kept for this page, or by this browser
  }
}

function remember(signers, head) {
  try {
    const now = { signers, size: head.size, root: head.root, at: new Date().toISOString() };
    localStorage.setItem(MEMORY + log(), JSON.stringify(now));
  } catch {
    // then the next time is a first time
  }
}

// What the key is worth: the reader's own, the one of the last time, or merely the server's word.
function keyIsWorth(own, known, signers) {
  if (own.length) return ["note", "key-given"];
  if (!known) return ["note", "key-first"];
  const at = known.at.slice(0, 10);
  return signers.some((key) => known.signers.includes(key)) ? ["good", "key-known", at] : ["open", "key-changed", at];
}

async function verify() {
  const { size, root, witnesses, quorum } = place().dataset;
  const own = given.split(/\s+/).filter(Boolean);
  const known = seen();
  const [verdict, done, bar, told] = begin();
  const tell = (state, word, about) => told.append(element("li", state, say(word, about)));
  const heads = [];
  if (size) heads.push({ size: Number(size), root, word: "shown" });
  if (known) heads.push({ size: known.size, root: known.root, word: "seen" });
  let { state, head, signers } = await verifyLog({
    log: log(), vkeys: own, heads, witnesses: witnesses.split(" ").filter(Boolean), quorum: Number(quorum),
    told: tell,
    progress: (events, all) => {
      bar.max = all;
      bar.value = events;
      done.textContent = say("progress", [events, all]);
    },
  });
  if (signers.length) {
    const [worth, word, ...about] = keyIsWorth(own, known, signers);
    tell(worth, word, about);
    if (worth === "open" && state === "good") state = "open";
  }
  if (state === "good") remember(signers, head);
  bar.remove();
  verdict.classList.add(state);
  verdict.textContent = say("verdict-" + state, [head?.size ?? 0]);
}

function begin() {
  const parts = [element("p", "verdict", say("running")), element("p", "quiet"), element("progress", ""), element("ol", "told")];
  parts[2].setAttribute("aria-label", say("bar"));
  parts[0].setAttribute("role", "status");
  output.replaceChildren(...parts);
  return parts;
}

// Makes the form usable; again whenever live.js put the page in place anew.
function mount() {
  const form = place()?.querySelector("form");
  if (!form) return;
  const field = form.querySelector("textarea");
  form.hidden = false;
  field.value = given;
  field.addEventListener("input", () => (given = field.value));
  form.addEventListener("submit", start);
  const fresh = place().querySelector(".output");
  if (output) return fresh.replaceWith(output);
  output = fresh;
  output.replaceChildren(); // of a saved page: what was said there was said then
}

async function start(event) {
  event.preventDefault();
  if (running) return;
  running = true;
  try {
    await verify();
  } finally {
    running = false;
  }
}

document.querySelector("main").addEventListener("renewed", mount);
mount();
})();
