// Verifies a transparency log (C2SP tlog-tiles) with nobody's help: the signature under its head,
// every leaf from the bytes of its event, every tile, and the root of the tree. At any moment it
// holds one tile a level. No library; a plain script, not an ES module, since browsers don't load
// modules on a page that was saved. Node reads the same file: see src/test/js/verify.test.mjs.
"use strict";
(() => {
const WIDTH = 256; // hashes of a full tile
const HASH = 32; // bytes
const ENTRY_MAX = 65535; // bytes; the length of an entry is written in two
const FAULTS_MAX = 10; // that are named; the others are counted
const SIGNATURES_MAX = 100;
const ML_DSA_44 = 6; // a type of witnesses' signatures that browsers don't check
const NOTE_MAX = 100_000; // bytes
const TRIES = 4;
const PATIENCE_MS = 500; // before the second try; twice as long before each further one
const LATER = new Set([429, 502, 503, 504]); // answers that pass

// What ends the verification: the word that names it, and what it is about.
class Fault extends Error {
  constructor(word, ...about) {
    super(word + " " + about.join(" "));
    this.word = word;
    this.about = about;
  }
}

// ---- Bytes and hashes

const utf8 = new TextEncoder();
const base64 = (bytes) => btoa(String.fromCharCode(...bytes));
const hex = (bytes) => [...bytes].map((each) => each.toString(16).padStart(2, "0")).join("");
const same = (a, b) => a.length === b.length && a.every((each, i) => each === b[i]);

function unbase64(text) {
  const bytes = Uint8Array.from(atob(text), (each) => each.charCodeAt(0));
  if (base64(bytes) !== text) throw new Error("not padded Base64");
  return bytes;
}

function joined(...parts) {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

const sha256 = async (bytes) => new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
const leafHash = (entry) => sha256(joined([0], entry)); // RFC 6962: SHA-256(00 ‖ entry)
const nodeHash = (left, right) => sha256(joined([1], left, right)); // SHA-256(01 ‖ left ‖ right)

// ---- Keys and signed notes

// name+hex8(id)+base64(type ‖ public key), with id = SHA-256(name ‖ 0A ‖ type ‖ public key)[:4]
async function parseVkey(text) {
  try {
    const [, name, id, key] = text.trim().match(/^([^\s+]+)\+([0-9a-f]{8})\+(\S+)$/);
    const typed = unbase64(key);
    const own = await sha256(joined(utf8.encode(name + "\n"), typed));
    if (typed.length !== (typed[0] === ML_DSA_44 ? 1313 : 33) || hex(own.subarray(0, 4)) !== id) throw new Error("another key's id");
    return { text: text.trim(), name, id, type: typed[0], bytes: typed.subarray(1) };
  } catch {
    throw new Fault("key-malformed", text);
  }
}

// A text, a blank line, and lines "— name base64(id ‖ signature)".
function parseNote(bytes) {
  try {
    const note = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    const blank = note.lastIndexOf("\n\n");
    if (blank < 0 || !note.endsWith("\n")) throw new Error("no blank line");
    const lines = note.slice(blank + 2, -1).split("\n");
    if (lines.length > SIGNATURES_MAX) throw new Error("too many signatures");
    const signatures = lines.map((line) => {
      const [, name, blob] = line.match(/^— ([^\s+]+) (\S+)$/);
      const signed = unbase64(blob);
      return { name, id: hex(signed.subarray(0, 4)), bytes: signed.subarray(4) };
    });
    return { text: note.slice(0, blank + 1), signatures };
  } catch {
    throw new Fault("checkpoint-malformed");
  }
}

function parseCheckpoint(note) {
  const [origin, size, root, end, ...more] = note.text.split("\n");
  try {
    if (end !== "" || more.length || !/^(0|[1-9][0-9]{0,14})$/.test(size)) throw new Error();
    const hash = unbase64(root);
    if (hash.length !== HASH) throw new Error();
    return { origin, size: Number(size), root: hash };
  } catch {
    throw new Fault("checkpoint-malformed");
  }
}

// What a key signs: the text, or for a witness (type 04) a time and the text.
function signed(note, key, signature) {
  if (key.type === 1) return { message: utf8.encode(note.text), bytes: signature.bytes };
  const time = new DataView(joined(signature.bytes).buffer).getBigUint64(0);
  const message = utf8.encode(`cosignature/v1\ntime ${time}\n${note.text}`);
  return { message, bytes: signature.bytes.subarray(8) };
}

// "valid", "invalid", "absent", or "unchecked" where this browser has no Ed25519, and for ML-DSA.
async function signatureOf(note, key) {
  const claimed = note.signatures.filter((each) => each.name === key.name && each.id === key.id);
  if (!claimed.length) return "absent";
  if (key.type === ML_DSA_44) return "unchecked";
  let imported;
  try {
    imported = await crypto.subtle.importKey("raw", key.bytes, { name: "Ed25519" }, false, ["verify"]);
  } catch {
    return "unchecked";
  }
  for (const each of claimed) {
    try {
      const { message, bytes } = signed(note, key, each);
      if (!(await crypto.subtle.verify({ name: "Ed25519" }, imported, bytes, message))) return "invalid";
    } catch {
      return "invalid"; // too short to hold what its type demands
    }
  }
  return "valid";
}

// ---- Tiles

// Tile 1234067 of level 0, 112 wide: tile/0/x001/x234/067.p/112
function tilePath(level, index, width) {
  let groups = String(index % 1000).padStart(3, "0");
  for (let rest = Math.floor(index / 1000); rest > 0; rest = Math.floor(rest / 1000)) {
    groups = "x" + String(rest % 1000).padStart(3, "0") + "/" + groups;
  }
  return `tile/${level}/${groups}${width < WIDTH ? ".p/" + width : ""}`;
}

function parseEntries(bytes, width, path) {
  const entries = [];
  for (let at = 0; at < bytes.length; ) {
    const length = at + 2 <= bytes.length ? bytes[at] * 256 + bytes[at + 1] : Infinity;
    if (at + 2 + length > bytes.length || entries.length === width) {
      throw new Fault("entries-malformed", path, entries.length);
    }
    entries.push(bytes.subarray(at + 2, at + 2 + length));
    at += 2 + length;
  }
  if (entries.length < width) throw new Fault("entries-malformed", path, entries.length);
  return entries;
}

function parseTile(bytes, width, path) {
  if (bytes.length < width * HASH) throw new Fault("tile-malformed", path);
  return Array.from({ length: width }, (_, i) => bytes.subarray(i * HASH, (i + 1) * HASH));
}

// ---- The tree

// One level up: pairs become one hash each; an odd one at the end stays out.
const paired = (row) =>
  Promise.all(Array.from({ length: row.length >> 1 }, (_, i) => nodeHash(row[2 * i], row[2 * i + 1])));

// A tree over hashes that came one tile after the other. rows[L] has those of level L (each the
// root of 256^L leaves) that don't fill a tile yet: the tree's right edge.
class GrowingTree {
  constructor(rows = [[]]) {
    this.rows = rows;
  }

  copy() {
    return new GrowingTree(this.rows.map((row) => [...row]));
  }

  // Adds the leaves of one tile; tells of each tile that they fill, lowest first.
  async add(leaves) {
    const filled = [];
    this.rows[0] = leaves;
    for (let level = 0; this.rows[level].length === WIDTH; level++) {
      filled.push({ level, hashes: this.rows[level] });
      let row = this.rows[level];
      while (row.length > 1) row = await paired(row);
      this.rows[level] = [];
      (this.rows[level + 1] ??= []).push(row[0]);
    }
    return filled;
  }

  // The root, with so many leaves more. What stands right is the smaller: MTH of RFC 6962.
  async root(leaves = this.rows[0]) {
    let right = null;
    for (const whole of [leaves, ...this.rows.slice(1)]) {
      for (let row = whole; row.length; row = await paired(row)) {
        if (row.length % 2) {
          const last = row[row.length - 1];
          right = right ? await nodeHash(last, right) : last;
        }
      }
    }
    return right ?? sha256(new Uint8Array());
  }
}

// ---- Verifying

// Fetches a file of the log. What fails for a moment is asked again.
function fetched(log) {
  return async (path, bytesMax) => {
    for (let tries = 1; ; tries++) {
      let why;
      try {
        const answer = await fetch(`${log}/${path}`, { cache: "no-store" });
        if (answer.ok) {
          const bytes = new Uint8Array(await answer.arrayBuffer());
          if (bytes.length > bytesMax) throw new Fault("too-long", path);
          return bytes;
        }
        why = answer.status;
      } catch (e) {
        if (e instanceof Fault) throw e;
        why = "–";
      }
      if (tries === TRIES || (why !== "–" && !LATER.has(why))) throw new Fault("not-served", path, why);
      await new Promise((on) => setTimeout(on, PATIENCE_MS * 2 ** (tries - 1)));
    }
  };
}

// The signatures under the head. Says for each key what is to be said of it; gives the keys that
// signed, by their text.
async function checkSignatures(note, keys, witnesses, quorum, say) {
  const verdicts = await Promise.all(keys.map((key) => signatureOf(note, key)));
  keys.forEach((key, i) => {
    if (verdicts[i] === "invalid") say("bad", "signature-bad", key.text);
    if (verdicts[i] === "valid") say("good", "signature-good", key.text);
  });
  if (verdicts.every((each) => each === "absent")) say("bad", "signature-none");
  if (verdicts.includes("unchecked")) say("open", "no-ed25519");
  let cosigned = 0;
  let open = 0;
  for (const key of witnesses) {
    const verdict = await signatureOf(note, key);
    if (verdict === "invalid") say("bad", "witness-bad", key.name);
    if (verdict === "valid") cosigned++;
    if (verdict !== "unchecked") continue;
    if (key.type !== ML_DSA_44) return [];
    say("open", "witness-unchecked", key.name);
    open++;
  }
  const met = cosigned >= quorum ? "good" : cosigned + open >= quorum ? "open" : "bad";
  if (witnesses.length) say(met, "witnesses", cosigned, witnesses.length, quorum);
  return keys.filter((key, i) => verdicts[i] === "valid").map((key) => key.text);
}

// Walks over all events and compares. Heads are told of when their size is reached.
class Walk {
  constructor(get, head, heads, say, progress) {
    Object.assign(this, { get, head, heads, say, progress });
    this.tree = new GrowingTree(); // over the events as they are served
    this.tiles = null; // over the leaf hashes as they are served, from where these differ
    this.leaves = []; // that differ
    this.count = 0;
  }

  async tile(level, index, width, parse, bytesMax) {
    const path = tilePath(level, index, width);
    try {
      return { path, parts: parse(await this.get(path, bytesMax), width, path) };
    } catch (e) {
      if (e.word !== "not-served" || e.about[1] !== 404 || width === WIDTH) throw e;
      return this.cut(level, index, width, parse, bytesMax); // the log grew: it may have the full one alone
    }
  }

  async cut(level, index, width, parse, bytesMax) {
    const path = tilePath(level, index, WIDTH);
    return { path, parts: parse(await this.get(path, bytesMax), WIDTH, path).slice(0, width) };
  }

  async all() {
    for (let index = 0; index * WIDTH < this.head.size; index++) {
      await this.step(index, Math.min(WIDTH, this.head.size - index * WIDTH));
      this.progress(Math.min(this.head.size, (index + 1) * WIDTH), this.head.size);
    }
    for (let level = 1; level < this.tree.rows.length; level++) {
      if (this.tree.rows[level].length) await this.compare(level, this.tree.rows[level], this.tiles?.rows[level]);
    }
    await this.conclude();
  }

  async step(index, width) {
    const [entries, tile] = await Promise.all([
      this.tile("entries", index, width, parseEntries, WIDTH * (2 + ENTRY_MAX)),
      this.tile(0, index, width, parseTile, WIDTH * HASH),
    ]);
    const leaves = await Promise.all(entries.parts.map(leafHash));
    const served = tile.parts;
    const first = index * WIDTH;
    leaves.forEach((leaf, i) => {
      if (same(leaf, served[i])) return;
      this.tiles ??= this.tree.copy();
      if (this.count++ < FAULTS_MAX) this.leaves.push([first + i, entries.path, tile.path]);
    });
    await this.reached(first, leaves);
    const others = this.tiles ? await this.tiles.add(served) : [];
    for (const { level, hashes } of await this.tree.add(leaves)) {
      if (level > 0) await this.compare(level, hashes, others[level]?.hashes);
    }
  }

  // The heads that end within a tile: was the log then what is served now?
  async reached(first, leaves) {
    for (const head of this.heads) {
      const within = head.size - first;
      if (within < 1 || within > leaves.length) continue;
      const root = base64(await this.tree.root(leaves.slice(0, within)));
      if (root === head.root) this.say("good", head.word + "-good", head.size);
      else this.say("bad", head.word + "-bad", head.size, head.root, root);
    }
  }

  // A tile above the leaves, with what was computed from below it.
  async compare(level, hashes, others) {
    const index = this.compared(level);
    const { path, parts } = await this.tile(level, index, hashes.length, parseTile, WIDTH * HASH);
    const wrong = parts.findIndex((each, i) => !same(each, hashes[i]) && !(others && same(each, others[i])));
    if (wrong >= 0) this.say("bad", "tile-bad", path, wrong);
  }

  compared(level) {
    this.places ??= [];
    return (this.places[level] = (this.places[level] ?? -1) + 1);
  }

  // The root; and where leaves differ, whether the events or the tiles are what was signed.
  async conclude() {
    const root = await this.tree.root();
    const good = same(root, this.head.root);
    const tilesGood = this.tiles !== null && same(await this.tiles.root(), this.head.root);
    for (const [sequence, entries, tile] of this.leaves) {
      if (good) this.say("bad", "tile-bad", tile, sequence % WIDTH);
      else this.say("bad", tilesGood ? "entry-bad" : "leaf-bad", sequence, entries, tile);
    }
    if (this.count > FAULTS_MAX) this.say("bad", "more-bad", this.count - FAULTS_MAX);
    if (!this.count) this.say("good", "leaves-good", this.head.size);
    if (good) this.say("good", "root-good", base64(root));
    else this.say("bad", "root-bad", base64(this.head.root), base64(root));
    for (const head of this.heads) {
      if (head.size > this.head.size) this.say("bad", head.word + "-shorter", this.head.size, head.size);
    }
  }
}

// Verifies a log.
//   log        its address, below which checkpoint, vkey and tile/… stand
//   vkeys      the keys to trust; none: those that the log names itself
//   witnesses  keys of witnesses, of which so many as quorum says must have signed
//   heads      [{ size, root, word }] that the log was seen to have: they must be its beginning
//   get        (path, bytesMax) → bytes; else over HTTP
//   told       (state, word, about) at once for all that is found: "good", "bad", "open", "note"
//   progress   (events verified, of all)
// Gives { state, head, signers }; the state is "bad" if anything was, "open" if something could not
// be checked, else "good"; the signers are the keys whose signature is valid.
async function verifyLog({ log, vkeys = [], witnesses = [], quorum = 0, heads = [], get = fetched(log), told = () => {}, progress = () => {} }) {
  const states = new Set();
  const say = (state, word, ...about) => {
    states.add(state);
    told(state, word, about);
  };
  let head = null;
  let signers = [];
  try {
    if (!globalThis.crypto?.subtle) throw new Fault("no-crypto");
    const served = vkeys.length ? vkeys : new TextDecoder().decode(await get("vkey", NOTE_MAX)).trim().split("\n");
    const keys = await Promise.all(served.map(parseVkey));
    const note = parseNote(await get("checkpoint", NOTE_MAX));
    head = parseCheckpoint(note);
    if (keys.every((key) => key.name !== head.origin)) say("bad", "origin-bad", head.origin, keys[0].name);
    signers = await checkSignatures(note, keys, await Promise.all(witnesses.map(parseVkey)), quorum, say);
    await new Walk(get, head, heads, say, progress).all();
  } catch (e) {
    if (!(e instanceof Fault)) throw e;
    say("bad", e.word, ...e.about);
  }
  const state = states.has("bad") ? "bad" : states.has("open") ? "open" : "good";
  return { state, head: head && { ...head, root: base64(head.root) }, signers };
}

if (typeof module !== "undefined") module.exports = { verifyLog };
if (typeof document !== "undefined") globalThis.verifyLog = verifyLog;
})();
