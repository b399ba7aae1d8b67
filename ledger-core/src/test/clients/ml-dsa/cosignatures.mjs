// Cosignatures of ML-DSA-44 as c2sp.org/tlog-cosignature describes them, by an implementation of FIPS 204 that shares
// nothing with the ledger's. Reads cases as JSON from standard input, and answers to each:
//   sign    {seed, name, time, text}  {vkey, line}
//   verify  {vkey, text, line}        true or false
// The vectors in src/test/resources/note/ml-dsa-44.json are what `sign` answered, beside what it was asked.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { ml_dsa44 } from "@noble/post-quantum/ml-dsa.js";

const number = (value, bytes) => {
  const written = Buffer.alloc(bytes);
  for (let at = bytes - 1, rest = BigInt(value); at >= 0; at--, rest >>= 8n) written[at] = Number(rest & 255n);
  return written;
};
const opaque = (text) => Buffer.concat([number(Buffer.byteLength(text), 1), Buffer.from(text)]);

const message = (name, time, text) => {
  const [origin, size, root] = text.split("\n");
  return Buffer.concat([
    Buffer.from("subtree/v1\n\0"), opaque(name), number(time, 8), opaque(origin), number(0, 8), number(size, 8),
    Buffer.from(root, "base64"),
  ]);
};
const keyId = (name, typed) => createHash("sha256").update(name + "\n").update(typed).digest().subarray(0, 4);

function sign({ seed, name, time, text }) {
  const { publicKey, secretKey } = ml_dsa44.keygen(Buffer.from(seed, "hex"));
  const typed = Buffer.concat([number(6, 1), publicKey]);
  const id = keyId(name, typed);
  const signature = ml_dsa44.sign(message(name, time, text), secretKey, { extraEntropy: false });
  const blob = Buffer.concat([id, number(time, 8), signature]);
  return {
    vkey: `${name}+${id.toString("hex")}+${typed.toString("base64")}`,
    line: `\u2014 ${name} ${blob.toString("base64")}\n`,
  };
}

function verify({ vkey, text, line }) {
  const [, name, id, key] = vkey.match(/^([^+]+)\+([0-9a-f]{8})\+(.+)$/);
  const typed = Buffer.from(key, "base64");
  const [, signer, blob] = line.match(/^\u2014 (\S+) (\S+)\n$/);
  const signed = Buffer.from(blob, "base64");
  return typed[0] === 6 && signer === name && signed.subarray(0, 4).toString("hex") === id &&
    keyId(name, typed).toString("hex") === id && signed.length === 4 + 8 + 2420 &&
    ml_dsa44.verify(signed.subarray(12), message(name, signed.readBigUInt64BE(4), text), typed.subarray(1));
}

const answer = { sign, verify }[process.argv[2]];
process.stdout.write(JSON.stringify(JSON.parse(readFileSync(0, "utf8")).map(answer)));
