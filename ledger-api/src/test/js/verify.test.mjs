// Runs the verifier that browsers run: over the vector of C2SP's specification, and over a log that
// is being served, whole and with one byte flipped in each kind of its files.
// node verify.test.mjs <address of a log with more than 512 events>
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { createRequire } from "node:module";

const resources = "../../main/resources/META-INF/resources/";
const { verifyLog } = createRequire(import.meta.url)(resources + "verify.js");

// A run, with all it told as "state word about…".
async function run(given) {
  const told = [];
  const steps = [];
  const { state, head, signers } = await verifyLog({
    ...given,
    told: (is, word, about) => told.push([is, word, ...about].join(" ")),
    progress: (done, all) => steps.push(`${done}/${all}`),
  });
  return { state, head, signers, told, steps, bad: told.filter((each) => each.startsWith("bad ")) };
}

// ---- Entries one to five, signed by the key of the specification's test data

const VKEY = "example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx";
const ROOT = "gy5gl3aksFyiCO95a/1vLXz88A3dRq+0l9Sxte8ZqZQ=";
const CHECKPOINT = `example.com/log/testdata\n5\n${ROOT}\n\n— example.com/log/testdata `
  + "M9e0lmn5eDHyHP10zJObZdFAX2y1V8fdDKBi4IiHbDYf1TCUBwxZOhqwv2QZCqrdda2zTRTrmnwjwscN5RBTEmZUYAs=\n";
const entries = ["one", "two", "three", "four", "five"].map((each) => Buffer.from(each));
const hashed = async (entry) => new Uint8Array(await crypto.subtle.digest("SHA-256", Buffer.concat([Buffer.of(0), entry])));
const five = {
  vkey: Buffer.from(VKEY + "\n"),
  checkpoint: Buffer.from(CHECKPOINT),
  "tile/entries/000.p/5": Buffer.concat(entries.flatMap((each) => [Buffer.of(0, each.length), each])),
  "tile/0/000.p/5": Buffer.concat(await Promise.all(entries.map(hashed))),
};
const ofFive = (changed = {}) => async (path) => new Uint8Array({ ...five, ...changed }[path]);

const good = await run({ get: ofFive(), heads: [{ size: 5, root: ROOT, word: "shown" }] });
assert.equal(good.state, "good", good.told.join("\n"));
assert.deepEqual(good.signers, [VKEY]);
assert.deepEqual(good.told, [
  `good signature-good ${VKEY}`, "good shown-good 5", "good leaves-good 5", `good root-good ${ROOT}`,
]);

// A head that was seen earlier: at size 3 the root was another, and there was none of size 9.
const earlier = await run({
  get: ofFive(), heads: [{ size: 3, root: ROOT, word: "shown" }, { size: 9, root: ROOT, word: "seen" }],
});
assert.equal(earlier.bad.length, 2);
assert.match(earlier.bad[0], /^bad shown-bad 3 /);
assert.equal(earlier.bad[1], "bad seen-shorter 5 9");

// Another key than the one that signed.
const OTHER = "example.com/log/testdata+00000000+" + VKEY.split("+").pop();
assert.equal((await run({ get: ofFive(), vkeys: [OTHER] })).bad[0], `bad key-malformed ${OTHER}`);
const PETER = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
assert.deepEqual((await run({ get: ofFive(), vkeys: [PETER] })).bad,
  ["bad origin-bad example.com/log/testdata PeterNeumann", "bad signature-none"]);

// A witness who signs with ML-DSA-44, which is not checked, and remains open; if it did not sign, that is told.
const typed = Buffer.concat([Buffer.of(6), Buffer.alloc(1312)]);
const id = createHash("sha256").update("w.example\n").update(typed).digest().subarray(0, 4);
const witnesses = [`w.example+${id.toString("hex")}+${typed.toString("base64")}`];
const line = `— w.example ${Buffer.concat([id, Buffer.alloc(8 + 2420)]).toString("base64")}\n`;
const cosigned = await run({ get: ofFive({ checkpoint: Buffer.from(CHECKPOINT + line) }), witnesses, quorum: 1 });
assert.equal(cosigned.state, "open");
assert.deepEqual(cosigned.told.slice(1, 3), ["open witness-unchecked w.example", "open witnesses 0 1 1"]);
assert.deepEqual((await run({ get: ofFive(), witnesses, quorum: 1 })).bad, ["bad witnesses 0 1 1"]);

// A consistent log that was made after the fact: all hashes fit, but nobody signed its root.
const forged = [...entries.slice(0, 4), Buffer.from("six!")];
const remade = await run({ get: ofFive({
  "tile/entries/000.p/5": Buffer.concat(forged.flatMap((each) => [Buffer.of(0, each.length), each])),
  "tile/0/000.p/5": Buffer.concat(await Promise.all(forged.map(hashed))),
}) });
assert.match(remade.bad.join("\n"), /^bad root-bad \S+ \S+$/);

// Without Ed25519 the rest is checked, and nothing is called verified.
const importKey = crypto.subtle.importKey;
crypto.subtle.importKey = async () => { throw new DOMException("Unrecognized name", "NotSupportedError"); };
const without = await run({ get: ofFive() });
crypto.subtle.importKey = importKey;
assert.equal(without.state, "open");
assert.deepEqual(without.told, ["open no-ed25519", "good leaves-good 5", `good root-good ${ROOT}`]);

// ---- A log that is served

const log = process.argv[2];
if (log) {
  const whole = await run({ log });
  assert.equal(whole.state, "good", whole.told.join("\n"));
  const { size } = whole.head;
  assert.ok(size > 512, "a log of more than two full tiles");
  assert.deepEqual(whole.steps, [`256/${size}`, `512/${size}`, `${size}/${size}`]);

  const flipped = async (file, at) => {
    const get = async (path) => {
      const bytes = new Uint8Array(await (await fetch(`${log}/${path}`)).arrayBuffer());
      if (path.startsWith(file)) bytes[at < 0 ? bytes.length + at : at] ^= 1;
      return bytes;
    };
    return (await run({ get, vkeys: whole.signers })).bad;
  };
  const after = size - 512;
  // Of an event, the last byte: it is named, and that the hashes are those that were signed.
  assert.equal((await flipped("tile/entries/001", -1))[0], "bad entry-bad 511 tile/entries/001 tile/0/001");
  assert.equal((await flipped(`tile/entries/002.p/${after}`, -1))[0],
    `bad entry-bad ${size - 1} tile/entries/002.p/${after} tile/0/002.p/${after}`);
  // Of the length of the first event.
  assert.match((await flipped("tile/entries/000", 1))[0], /^bad entries-malformed tile\/entries\/000 \d+$/);
  // Of a tile: the events are what was signed, and it is the tile that is named.
  assert.deepEqual(await flipped("tile/0/001", 33), ["bad tile-bad tile/0/001 1"]);
  assert.deepEqual(await flipped("tile/1/000", 0), ["bad tile-bad tile/1/000.p/2 0"]);
  // Of the checkpoint: its last signature, and its size.
  assert.match((await flipped("checkpoint", -3))[0], /^bad (signature|witness|checkpoint)-(bad|malformed)/);
  const checkpoint = Buffer.from(await (await fetch(`${log}/checkpoint`)).arrayBuffer());
  assert.match((await flipped("checkpoint", checkpoint.indexOf("\n") + 1))[0], /^bad signature-bad/);
  // And all over what the first key signed, and its signature.
  const own = checkpoint.indexOf("\n— ", checkpoint.indexOf("\n— ") + 1);
  for (let at = 0; at < (own < 0 ? checkpoint.length : own); at += 7) {
    assert.notEqual((await flipped("checkpoint", at)).length, 0, `byte ${at} of the checkpoint`);
  }
  console.log(`verified ${size} events; every flipped byte was named`);
}
