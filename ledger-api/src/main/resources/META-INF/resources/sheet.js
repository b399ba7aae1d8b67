// An evaluator's score sheet with scripts: typed by keyboard, checked at the cell, kept in this browser, sent cell by cell.
// Without a script it is a form that the server reviews.
const form = document.querySelector("form.sheet");
const { competition, stage, subject, person, occasion, lang, correct } = form.dataset;
const PREFIX = `desk-sheet:${competition}/${stage}/${subject}/${occasion}/`;
const KNOWN = `desk-sheet-known:${competition}/${stage}/${subject}/${occasion}/${form.elements.from.value}`;
const MODE = `desk-sheet-mode:${competition}/${stage}/${subject}`;
const NUMBER = /^(-?)([0-9]{1,18})(?:\.([0-9]{1,6}))?$/;
const LINES_MAX = 500; // in one request
const TRIES_MAX = 5; // without an answer, one after the other
const ANSWER_WITHIN_MS = 120000;
const TOLD_MAX = 8;
const SALT_BYTES = 32;

const $ = (id) => document.getElementById(id);
const words = Object.fromEntries([...document.querySelectorAll("#sheet-says [data-say]")].map((each) => [each.dataset.say, each.textContent]));
const say = (key, ...about) => words[key].replace(/\{(\d)(?:\?([^:}]*):([^}]*))?\}/g, (whole, at, one, many) => (one === undefined ? about[at] ?? whole : Number(about[at]) === 1 ? one : many));

// Reasons why there is no score, by what may be typed for them.
const absence = $("absence");
const labels = new Map();
const reasons = new Map();
for (const each of document.querySelectorAll("#sheet-says [data-reason]")) {
  const { reason, other } = each.dataset;
  labels.set(reason, each.textContent);
  for (const name of [reason, reason.replaceAll("_", " "), reason.replaceAll("_", "-"), each.textContent, other]) reasons.set(name.toLowerCase(), reason);
}

const columns = [...form.querySelectorAll("thead th[data-criterion]")].map((th) => ({ id: th.dataset.criterion, name: th.firstElementChild.textContent, ...th.dataset }));
const grid = [...form.querySelectorAll("tbody tr")].map((tr, row) =>
  [...tr.querySelectorAll("td")].map((td, col) => ({
    name: td.dataset.cell, td, row, col, input: td.querySelector("input"), state: "empty",
    rev: null, // of the draft that is shown here
    refusal: td.querySelector(".problem")?.textContent ?? "",
  })));
const cells = new Map(grid.flat().map((cell) => [cell.name, cell]));
const cellOf = (element) => cells.get(element?.closest?.("td")?.dataset.cell);
const label = (cell) => `${$("r" + cell.row).textContent} – ${columns[cell.col].name}`;

/* Figures */

const scaled = (text) => {
  const [, sign, whole, part = ""] = NUMBER.exec(text);
  const all = BigInt(whole + part.padEnd(6, "0"));
  return sign ? -all : all;
};
// A number as a seal and JSON have it: no zeros that change nothing.
function plain(text) {
  const [, sign, whole, part = ""] = NUMBER.exec(text);
  const digits = part.replace(/0+$/, "");
  const all = whole.replace(/^0+(?=\d)/, "") + (digits && "." + digits);
  return (all === "0" ? "" : sign) + all;
}
/** What was typed: {value} or {absence}, or the {problem} with it; null for nothing. */
function figure(text, column) {
  if (!text) return null;
  const reason = reasons.get(text.toLowerCase());
  if (reason) return { absence: reason };
  if (!NUMBER.test(text)) return { problem: /^-?[0-9]+(\.[0-9]+)?$/.test(text) ? say("digits") : say("unread", text) };
  const value = scaled(text);
  if ((column.min && value < scaled(column.min)) || (column.max && value > scaled(column.max))) {
    return { problem: say("below", text, `${column.min}–${column.max}`) };
  }
  return { value: plain(text) };
}
const shown = (given) => given.value ?? labels.get(given.absence);
const same = (text, recorded, column) => {
  const given = figure(text, { ...column, min: "", max: "" });
  return given && !given.problem && shown(given) === recorded;
};

/* What is kept in this browser. r names a draft, o the one that its writer saw and replaces. */

let keeps = true;
const id = () => [...crypto.getRandomValues(new Uint8Array(12))].map((b) => b.toString(16).padStart(2, "0")).join("");
const parsed = (text) => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};
function stored(work) {
  try {
    return work(localStorage);
  } catch {
    keeps = false;
    return null;
  }
}
const read = (cell) => parsed(stored((s) => s.getItem(PREFIX + cell.name)));
const write = (cell, draft) => {
  cell.kept = draft; // also where the browser keeps nothing
  cell.rev = draft.r;
  stored((s) => s.setItem(PREFIX + cell.name, JSON.stringify(draft)));
};
const forget = (cell) => stored((s) => s.removeItem(PREFIX + cell.name));

function save(cell) {
  const there = read(cell);
  const v = cell.input.value.trim();
  if (there && there.r !== cell.rev && there.v !== v && !there.done) {
    conflict(cell, there); // another window wrote what this one has not seen
    return;
  }
  write(cell, { v, r: id(), o: there?.r ?? null });
}

/* Cells */

const counts = { empty: 0, ok: 0, bad: 0, conflict: 0, recorded: 0 };
function setState(cell, state) {
  counts[cell.state]--;
  counts[state]++;
  cell.state = state;
  countSoon();
}
let counting = 0;
let stop; // what told that nothing is recorded before cells are put right
function countSoon() {
  stop?.remove();
  counting ||= requestAnimationFrame(() => {
    counting = 0;
    const wrong = counts.bad + counts.conflict;
    $("sheet-count").textContent = [
      counts.ok + wrong + counts.recorded ? say("count", counts.ok + wrong, counts.empty, counts.recorded) : say("nothing"),
      wrong ? say("toCorrect", wrong) : "",
      counts.ok && keeps ? say("kept") : "",
      keeps ? "" : say("notKept"),
    ].filter(Boolean).join(" · ");
  });
}
function judge(cell) {
  const given = figure(cell.input.value.trim(), columns[cell.col]);
  cell.problem = given?.problem ?? "";
  setState(cell, cell.there ? "conflict" : !given ? "empty" : given.problem ? "bad" : "ok");
  const wrong = cell.problem || cell.refusal;
  if (wrong !== cell.shownWrong) {
    cell.shownWrong = wrong;
    if (wrong) {
      cell.input.setAttribute("aria-invalid", "true");
      cell.input.setAttribute("aria-describedby", cell.refusal ? `p${cell.row}-${cell.col}` : "cell-note");
    } else {
      cell.input.removeAttribute("aria-invalid");
      cell.input.removeAttribute("aria-describedby");
    }
  }
}
function note(cell) {
  const { digits } = columns[cell.col];
  const finer = digits && (/\.([0-9]+)$/.exec(cell.input?.value.trim())?.[1].length ?? 0) > Number(digits);
  const text = cell.problem || (finer ? say("rounded", digits) : "");
  const line = $("cell-note");
  if (line.textContent !== text) line.textContent = text;
  line.classList.toggle("hint", !cell.problem);
}
function refuse(cell, why) {
  cell.refusal = why;
  cell.td.querySelector(".problem")?.remove();
  if (why) {
    const at = document.createElement("span");
    at.className = "problem";
    at.id = `p${cell.row}-${cell.col}`;
    at.textContent = why;
    cell.td.append(at);
  }
}
function edited(cell) {
  $("confirm").hidden = true; // what it asked about is no more
  if (cell.refusal) refuse(cell, "");
  cell.td.classList.remove("newer");
  if (cell.there) {
    judge(cell);
    return; // it is kept once one of the two was chosen
  }
  save(cell);
  judge(cell);
  note(cell);
}
function put(cell, text) {
  cell.input.value = text;
  judge(cell);
}
function conflict(cell, there) {
  cell.there = there;
  cell.td.querySelector(".conflict")?.remove();
  const box = document.createElement("div");
  box.className = "conflict";
  box.setAttribute("role", "group");
  box.setAttribute("aria-label", label(cell));
  const mine = cell.input.value.trim() || say("empty");
  const other = there.v || say("empty");
  const told = document.createElement("p");
  told.textContent = say("conflict", mine, other);
  box.append(told, choice(say("take", other), () => settle(cell, there.v)), " ", choice(say("keep", mine), () => settle(cell, cell.input.value.trim())));
  cell.td.append(box);
  judge(cell);
}
function choice(text, chosen) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "plain";
  button.textContent = text;
  button.addEventListener("click", chosen);
  return button;
}
function settle(cell, text) {
  const { r } = cell.there;
  cell.there = null;
  cell.td.querySelector(".conflict").remove();
  write(cell, { v: text, r: id(), o: r });
  put(cell, text);
  cell.input.focus();
}
function recorded(cell, text, sealed) {
  if (!cell.input && !cell.td.classList.contains("sealed")) return;
  if (cell.state !== "recorded") setState(cell, "recorded");
  const focused = cell.input && document.activeElement === cell.input;
  cell.input = null;
  cell.there = null;
  cell.refusal = "";
  cell.td.className = sealed ? "sealed" : "recorded";
  if (sealed) {
    cell.td.textContent = say("sealed");
  } else {
    const [participant, criterion] = cell.name.split("/");
    const link = document.createElement("a");
    link.href = `${correct}&participant=${participant}&criterion=${criterion}`;
    link.title = say("correct");
    link.textContent = text;
    cell.td.replaceChildren(link);
    if (focused) link.focus();
  }
}
function tell(text, ...more) {
  const list = $("sheet-told");
  const item = document.createElement("li");
  item.append(text, ...more);
  list.append(item);
  while (list.children.length > TOLD_MAX) list.firstElementChild.remove();
  return item;
}
/** How scores are recorded: kept as what is typed. */
function choose(mode) {
  const radio = $(`mode-${mode}`);
  if (!radio) return;
  radio.checked = true;
  $("sheet-send").textContent = say(mode === "sealed" ? "seal" : "record");
  $("confirm").hidden = true; // it asked about the other
}

/* Keyboard */

function move(cell, down, right) {
  for (let row = cell.row + down, col = cell.col + right; grid[row]?.[col]; row += down, col += right) {
    const to = grid[row][col];
    if (to.input) {
      to.input.focus();
      to.input.select();
      return true;
    }
  }
  return false;
}
function key(event) {
  const cell = cellOf(event.target);
  if (!cell?.input || event.target !== cell.input || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
  const { selectionStart: from, selectionEnd: to, value } = cell.input;
  const all = from === 0 && to === value.length;
  let done = true;
  if (event.key === "Enter") move(cell, event.shiftKey ? -1 : 1, 0);
  else if (event.shiftKey) done = false;
  else if (event.key === "ArrowDown") move(cell, 1, 0);
  else if (event.key === "ArrowUp") move(cell, -1, 0);
  else if (event.key === "ArrowLeft" && (all || to === 0)) done = move(cell, 0, -1);
  else if (event.key === "ArrowRight" && (all || from === value.length)) done = move(cell, 0, 1);
  else if (event.key === "Escape") {
    if (cell.input.value !== cell.before) {
      put(cell, cell.before);
      edited(cell);
    }
    cell.input.select();
  } else done = false;
  if (done) event.preventDefault();
}

/* Windows beside this one */

function elsewhere(event) {
  if (event.storageArea !== localStorage) return;
  if (event.key === MODE) choose(event.newValue);
  if (!event.key?.startsWith(PREFIX)) return;
  const cell = cells.get(event.key.slice(PREFIX.length));
  const there = parsed(event.newValue);
  if (!cell?.input || !there) return;
  if (there.done) {
    const typed = cell.input.value.trim();
    recorded(cell, there.v, there.sealed);
    if (!there.sealed && typed !== there.sent) differs(cell, typed);
  } else if (there.v === cell.input.value.trim()) {
    cell.rev = there.r;
    cell.kept = there;
  } else if (cell.rev && (there.o !== cell.rev || cell.kept.v !== cell.input.value.trim())) {
    conflict(cell, there); // written without having seen what stands here
  } else {
    cell.there = null;
    cell.td.querySelector(".conflict")?.remove();
    cell.rev = there.r;
    cell.kept = there;
    cell.before = there.v;
    put(cell, there.v);
    cell.td.classList.add("newer");
    tell(say("newer", label(cell), there.v || say("empty")));
  }
}

/* Sending */

class Stop extends Error {}
const pause = (ms) => new Promise((over) => setTimeout(over, ms));

async function* linesOf(body) {
  const decoder = new TextDecoder();
  let rest = "";
  for (const reader = body.getReader(); ; ) {
    const { value, done } = await reader.read();
    const parts = (rest + (done ? decoder.decode() : decoder.decode(value, { stream: true }))).split("\n");
    rest = parts.pop();
    yield* parts.filter(Boolean).map((line) => JSON.parse(line));
    if (done) return;
  }
}

/** Sends items {line, ok(), refused(problem)} in order, until each is answered; the same key again does nothing more. */
async function send(items) {
  const progress = $("sheet-progress");
  progress.hidden = false;
  progress.max = items.length;
  let rest = items;
  let done = 0;
  let refused = 0;
  let tries = 0;
  let ticking = 0;
  const tick = () => {
    ticking ||= requestAnimationFrame(() => {
      ticking = 0;
      progress.value = done + refused;
      if (rest.length) $("sheet-done").textContent = say("progress", done, items.length);
    });
  };
  tick();
  while (rest.length) {
    const chunk = rest.slice(0, LINES_MAX);
    const answered = new Set();
    try {
      const answer = await fetch(`/desk/${competition}/events?lang=${lang}`, {
        method: "POST",
        headers: { "Content-Type": "application/x-ndjson", Accept: "application/x-ndjson" },
        body: chunk.map((item) => item.line + "\n").join(""),
        signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
      });
      if (answer.status === 401 || answer.status === 403) throw new Stop(say("ended"));
      if (!answer.ok) throw new Error(answer.status);
      for await (const result of linesOf(answer.body)) {
        const item = chunk[result.line - 1];
        if (!item || result.status >= 500 || result.status === 408 || result.status === 429) break; // what became of the rest is not known
        answered.add(item);
        if (result.status === 201) {
          done++;
          item.ok();
        } else {
          refused++;
          item.refused(result.problem);
        }
        tick();
      }
    } catch (e) {
      if (e instanceof Stop) throw e;
    }
    rest = rest.filter((item) => !answered.has(item));
    tries = answered.size ? 0 : tries + 1;
    if (tries === TRIES_MAX) throw new Stop(say("away"));
    if (rest.length && answered.size < chunk.length) {
      $("sheet-done").textContent = `${say("progress", done, items.length)} – ${say("trying")}`;
      await pause(500 * 2 ** tries);
    }
  }
  $("sheet-done").textContent = [refused ? say("progress", done, items.length) : say("done", done), refused ? say("refused", refused) : ""].filter(Boolean).join(" – ");
  return { done, refused };
}

/** Only one window sends. */
async function alone(work) {
  const locked = async (lock) => {
    if (!lock) {
      tell(say("busy"));
      return;
    }
    $("sheet-send")?.setAttribute("disabled", "");
    try {
      await work();
    } catch (e) {
      if (!(e instanceof Stop)) throw e;
      $("sheet-done").textContent = "";
      const link = document.createElement("a");
      link.href = `/desk/sign-in?lang=${lang}`;
      link.target = "_blank";
      link.rel = "noopener";
      link.textContent = say("signIn");
      tell(e.message, ...(e.message === say("ended") ? [" ", link] : []));
    } finally {
      $("sheet-send")?.removeAttribute("disabled");
      remember();
    }
  };
  await (navigator.locks ? navigator.locks.request(PREFIX, { ifAvailable: true }, locked) : locked({}));
}

/** Of a JSON object with a figure in it, whose digits stay as they are. */
function json(object, given) {
  const absent = given.value === undefined;
  const start = JSON.stringify(absent ? { ...object, absence: given.absence } : object);
  return absent ? start : `${start.slice(0, -1)},"value":${given.value}}`;
}
const eventOf = (key, type, data) => `{"key":${JSON.stringify(key)},"type":"${type}","data":${data}}`;
const placeOf = (cell) => {
  const [participant, criterion] = cell.name.split("/");
  return { stage, participant, criterion, occasion: Number(occasion), evaluator: subject };
};

/** The key of what a cell has is made once, and kept with it: sent again, it is recorded once. */
function keyed(cell, sealed, more = {}) {
  const draft = read(cell) ?? cell.kept ?? {};
  const v = cell.input.value.trim();
  const again = draft.k && draft.v === v && Boolean(draft.s) === sealed;
  if (again) return draft;
  write(cell, { v, r: draft.r ?? id(), o: draft.o ?? null, k: `cell.${id()}`, ...(sealed ? { s: more } : {}) });
  return cell.kept;
}
function done(cell, sent, text, sealed) {
  const typed = cell.input?.value.trim();
  recorded(cell, text, sealed);
  if (typed !== undefined && typed !== sent) differs(cell, typed); // typed since it was sent
  stored((s) => s.setItem(PREFIX + cell.name, JSON.stringify({ done: true, r: id(), ...(sealed ? { sealed } : { v: text, sent }) })));
}
const refusedAt = (cell) => (problem) => {
  refuse(cell, problem.detail);
  judge(cell);
};
const filled = () => [...cells.values()].filter((cell) => cell.input && cell.state === "ok");

async function record() {
  const items = filled().map((cell) => {
    const sent = cell.input.value.trim();
    const given = figure(sent, columns[cell.col]);
    const state = given.absence ? { state: "ABSENT" } : {};
    return {
      line: eventOf(keyed(cell, false).k, "ScoreRecorded", json({ ...placeOf(cell), ...state }, given)),
      ok: () => done(cell, sent, shown(given), false),
      refused: refusedAt(cell),
    };
  });
  await alone(() => send(items));
}

/* Seals: SHA-256("ledger-seal/1" ‖ salt ‖ seven lines), docs/rules.md 5.13 */

const hex = (bytes) => [...bytes].map((b) => b.toString(16).padStart(2, "0")).join("");
async function commitment(line, salt) {
  const text = [line.competition, line.stage, line.participant, line.criterion, line.occasion, line.evaluator, line.value ?? line.absence].map((each) => each + "\n").join("");
  const bytes = new TextEncoder().encode("ledger-seal/1");
  const said = new TextEncoder().encode(text);
  const all = new Uint8Array(bytes.length + salt.length + said.length);
  all.set(bytes);
  all.set(salt, bytes.length);
  all.set(said, bytes.length + salt.length);
  return hex(new Uint8Array(await crypto.subtle.digest("SHA-256", all)));
}

/** The secrets of all cells that are filled in, in the form that ./ledger scores --reveal reads; and what is sent. */
async function seals() {
  const made = [];
  for (const cell of filled()) {
    const sent = cell.input.value.trim();
    const given = figure(sent, columns[cell.col]);
    const line = { competition, ...placeOf(cell) };
    let draft = read(cell) ?? cell.kept ?? {};
    if (!draft.s || draft.v !== sent) {
      const salt = crypto.getRandomValues(new Uint8Array(SALT_BYTES));
      draft = keyed(cell, true, { salt: hex(salt), commitment: await commitment({ ...line, ...given }, salt) });
    }
    const { k, s } = draft;
    made.push({
      secret: json({ ...line, salt: s.salt, commitment: s.commitment }, given),
      item: {
        line: eventOf(k, "ScoreSealed", JSON.stringify({ ...placeOf(cell), commitment: s.commitment })),
        ok: () => done(cell, sent, "", true),
        refused: refusedAt(cell),
      },
    });
  }
  return made;
}

async function revealing(file) {
  const lines = (await file.text()).split("\n").filter((line) => line.trim());
  const items = [];
  for (const [at, text] of lines.entries()) {
    const line = parsed(text);
    const value = /"value":\s*(-?[0-9]+(?:\.[0-9]+)?)\s*[,}]/.exec(text)?.[1];
    const whose = line && line.competition === competition && line.stage === stage && line.evaluator === subject && /^[0-9a-f]{64}$/.test(line.salt);
    const given = value === undefined ? { absence: line?.absence } : { value: NUMBER.test(value) ? plain(value) : value };
    const salt = whose && Uint8Array.from(line.salt.match(/../g), (b) => parseInt(b, 16));
    if (!whose || (await commitment({ ...line, value: undefined, ...given }, salt)) !== line.commitment) {
      tell(say("notSecrets", at + 1));
      return;
    }
    const { participant, criterion } = line;
    const cell = line.occasion === Number(occasion) ? cells.get(`${participant}/${criterion}`) : undefined;
    if (cell && !cell.td.classList.contains("sealed")) continue; // revealed before
    const data = { stage, participant, criterion, occasion: line.occasion, evaluator: subject, salt: line.salt };
    items.push({
      line: eventOf(`reveal.${line.commitment}`, "ScoreRevealed", json(data, given)),
      ok: () => cell && recorded(cell, shown(given), false),
      refused: (problem) => (cell ? refuse(cell, problem.detail) : tell(`${participant} – ${criterion}: ${problem.detail}`)),
    });
  }
  if (!items.length) {
    tell(say("noneSealed"));
    return;
  }
  confirm(say("confirmReveal", items.length), "", say("revealNow"), "", () => alone(() => send(items)));
}

/* CSV, as ./ledger scores reads it */

function csv() {
  const rows = filled().map((cell) => {
    const given = figure(cell.input.value.trim(), columns[cell.col]);
    return [cell.name.replace("/", ","), given.value ?? given.absence];
  });
  const open = [...cells.values()].filter((cell) => cell.input).map((cell) => [cell.name.replace("/", ","), ""]);
  return "stage,participant,criterion,occasion,value\r\n" + (rows.length ? rows : open).map(([where, value]) => `${stage},${where},${occasion},${value}\r\n`).join("");
}
function download(name, text, type, link = document.createElement("a")) {
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  return link;
}
function table(text) {
  const rows = [[""]];
  const cell = /"((?:[^"]|"")*)"|([^",\r\n]+)|(,)|(\r\n|\n|\r)/g;
  for (const [, quoted, bare, comma, end] of text.replace(/^\uFEFF/, "").matchAll(cell)) {
    const row = rows.at(-1);
    if (comma) row.push("");
    else if (end) rows.push([""]);
    else row[row.length - 1] += quoted === undefined ? bare : quoted.replaceAll('""', '"');
  }
  return rows.map((row) => row.map((each) => each.trim())).filter((row) => row.some(Boolean));
}
async function fill(file) {
  const [head = [], ...rows] = table(await file.text());
  const at = Object.fromEntries(head.map((name, index) => [name, index]));
  if (!["participant", "criterion", "value"].every((name) => name in at)) {
    tell(say("notCsv"));
    return;
  }
  let count = 0;
  let strangers = 0;
  for (const row of rows) {
    const cell = cells.get(`${row[at.participant]}/${row[at.criterion]}`);
    const value = row[at.value] ?? "";
    const here = (row[at.stage] || stage) === stage && (row[at.occasion] || "1") === occasion;
    if (!cell?.input || !here) {
      strangers++;
    } else if (value && cell.input.value.trim() && cell.input.value.trim() !== value) {
      conflict(cell, { v: value, r: cell.rev });
    } else if (value) {
      put(cell, value);
      edited(cell);
      count++;
    }
  }
  $("cell-note").textContent = "";
  tell(say("imported", count));
  if (strangers) tell(say("notOnSheet", strangers));
}

/* What is asked before anything is sent */

function confirm(title, text, yes, file, go) {
  const box = $("confirm");
  $("confirm-title").textContent = title;
  $("confirm-note").textContent = text;
  const button = $("confirm-yes");
  const link = $("confirm-file");
  button.textContent = yes;
  button.disabled = Boolean(file);
  link.hidden = !file;
  if (file) download(`${competition}-${stage}.secrets`, file, "application/octet-stream", link);
  link.onclick = () => {
    button.disabled = false;
  };
  button.onclick = () => {
    box.hidden = true;
    $("sheet-send")?.focus();
    go();
  };
  $("confirm-no").onclick = () => {
    box.hidden = true;
    $("sheet-send")?.focus();
  };
  box.hidden = false;
  box.focus();
}
async function submit(event) {
  event.preventDefault();
  if (event.submitter?.value === "csv") {
    download(`${competition}-${stage}.csv`, csv(), "text/csv").click();
    return;
  }
  const count = filled().length;
  const wrong = [...cells.values()].filter((cell) => cell.state === "bad" || cell.state === "conflict");
  if (wrong.length) {
    $("confirm").hidden = true;
    wrong[0].input.focus();
    note(wrong[0]);
    stop?.remove();
    stop = tell(say("stop", wrong.length));
  } else if (!count) {
    tell(say("nothing"));
  } else if (form.elements.mode.value === "open") {
    confirm(say("confirm", count, person), say("openNote"), say("record"), "", record);
  } else if (!crypto.subtle) {
    tell(say("noCrypto"));
  } else {
    const made = await seals();
    const file = made.map((each) => each.secret + "\n").join("");
    confirm(say("confirmSeal", made.length), say("sealNote"), say("seal"), file, () => alone(() => send(made.map((each) => each.item))));
  }
}

/* At the beginning */

function remember() {
  stored((s) => s.setItem(KNOWN, JSON.stringify([...cells.values()].filter((cell) => !cell.input).map((cell) => cell.name))));
}
function begin() {
  const known = parsed(stored((s) => s.getItem(KNOWN)));
  const before = new Set(known ?? []);
  let mine = 0;
  let others = 0;
  for (const cell of cells.values()) {
    counts.empty++;
    const draft = read(cell);
    if (cell.input) {
      cell.input.inputMode = Number(columns[cell.col].min) >= 0 && columns[cell.col].min ? "decimal" : "text";
      if (draft?.done) forget(cell); // it was voided since
      else if (draft) {
        cell.rev = draft.r;
        cell.kept = draft;
        if (!cell.input.value) cell.input.value = draft.v;
      }
      if (cell.input.value !== (draft?.v ?? "")) save(cell); // the form came filled in
      if (cell.input.value || cell.refusal) judge(cell);
      continue;
    }
    if (cell.td.className !== "shut") setState(cell, "recorded");
    if (draft) {
      const text = cell.td.textContent.trim();
      if (draft.done || draft.s || same(draft.v, text, columns[cell.col])) {
        forget(cell);
        mine++;
      } else if (draft.v) {
        differs(cell, draft.v);
      } else forget(cell);
    } else if (known && !before.has(cell.name) && cell.td.className !== "shut") others++;
  }
  if (mine) tell(say("here", mine));
  if (others) tell(say("elsewhere", others));
  remember();
  countSoon();
}
function differs(cell, text) {
  const box = document.createElement("div");
  box.className = "conflict";
  const told = document.createElement("p");
  told.textContent = say("differs", text);
  box.append(told, choice(say("discard", text), () => {
    forget(cell);
    box.remove();
  }));
  cell.td.append(box);
}

for (const each of form.querySelectorAll(".scripted")) each.hidden = false;
for (const each of form.querySelectorAll(".unscripted")) each.hidden = true;
choose(stored((s) => s.getItem(MODE)) ?? form.elements.mode?.value);
begin();
form.addEventListener("input", (event) => {
  const cell = cellOf(event.target);
  if (cell?.input === event.target) edited(cell);
});
form.addEventListener("keydown", key);
let last; // the cell that was left last
form.addEventListener("focusin", (event) => {
  const cell = cellOf(event.target);
  if (cell?.input !== event.target || !cell) return;
  last = cell;
  cell.before = cell.input.value;
  note(cell);
  if (absence) absence.value = reasons.get(cell.input.value.trim().toLowerCase()) ?? "";
});
absence?.addEventListener("change", () => {
  if (!last?.input || !absence.value) return;
  put(last, labels.get(absence.value));
  edited(last);
});
for (const mode of form.querySelectorAll("input[name=mode]")) {
  mode.addEventListener("change", () => {
    choose(mode.value);
    stored((s) => s.setItem(MODE, mode.value));
  });
}
form.addEventListener("submit", submit);
$("sheet-import")?.addEventListener("change", (event) => event.target.files[0] && fill(event.target.files[0]));
$("sheet-reveal")?.addEventListener("change", (event) => event.target.files[0] && revealing(event.target.files[0]));
addEventListener("storage", elsewhere);
