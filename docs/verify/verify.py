#!/usr/bin/env python3
"""Verifies a bundle of a competition's log, as docs/verify/README.md and docs/rules.md say.

    python3 verify.py BUNDLE.zip --vkey KEY        or a .tlog-proof in place of the bundle

Needs Python 3.11 and, for Ed25519, the package `cryptography` (Debian: python3-cryptography).
Ends with 0 if all holds, 1 if something is false, 2 if something cannot be read or is a rule that is not known here.
Sections (§) are those of docs/rules.md. The ledger does not use this program: it is here to disagree with it.
"""
import argparse
import base64
import hashlib
import json
import re
import sys
import zipfile
import zlib
from fractions import Fraction

sys.dont_write_bytecode = True

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from tables import Record, Unreadable, Wrong, table

ENTRY_MAX = 65_535
FILE_MAX = 256 * (ENTRY_MAX + 2)
LEDGER_VERSION_MAX = 4
# The schemas that were released, by SHA-256: a bundle's copy is not signed, and a CRC-64 can be forged.
RELEASED = {
    "5e8a7899476155ecfd59b3d79bb57609c2b63f680944979f02346d11f8d50068",  # b10b7055734bf5c5
    "673107a5b3e5c72065b777ba88f17f2df0ad9c072bee7ab7755b5ac790bb0bce",  # e7b38cadc3671428
    "6a348f7d1a969f5419e5781c3e9286e2cf185ed0c7fb0561cf5472944247100e",  # 7c9a997d8909c16f
    "bf5ce5661784f7ddb900cc9a9e5b3e503e7e002697e99635334735e842eee44d",  # be57690337bf1c69
    "7f5ced8cf6f3e26f797fce792a085b03a06bf12c74b69427a4e92db1a3bd1f8b",  # f8cf6b93b8b9fa39
    "f05b8226e3ae36bb5a0bacc8172e3583d348363a0331a51eb6a41af8a2437d98",  # 9e67b1856e8cb2e4
}


def say(text):
    print(text, flush=True)


# ---------------------------------------------------------------- notes and keys


def unbase64(text, what):
    try:
        data = base64.b64decode(text, validate=True)
    except ValueError:
        data = None
    if data is None or base64.b64encode(data).decode() != text:
        raise Wrong(f"{what} is not padded Base64")
    return data


def number(text, what):
    if not re.fullmatch("0|[1-9][0-9]{0,17}", text, re.ASCII):
        raise Wrong(f"{what} is not a decimal number: {text[:40]}")
    return int(text)


class Key:
    """name+hex8(id)+base64(01 ‖ public key), id = SHA-256(name ‖ 0A ‖ 01 ‖ public key)[:4]."""

    def __init__(self, vkey):
        parts = vkey.split("+", 2)
        if len(parts) != 3:
            raise Wrong(f"{vkey[:80]} is not a vkey")
        self.text, self.name = vkey, parts[0]
        typed = unbase64(parts[2], "the key of a vkey")
        self.id = hashlib.sha256(self.name.encode() + b"\n" + typed).digest()[:4]
        if self.id.hex() != parts[1]:
            raise Wrong(f"the id in {vkey} is not that of its name and key")
        if len(typed) != 33 or typed[0] != 1:
            raise Unreadable(f"{vkey} is not an Ed25519 key")
        self.public = Ed25519PublicKey.from_public_bytes(typed[1:])

    def verifies(self, text, signature):
        try:
            self.public.verify(signature, text)
            return True
        except InvalidSignature:
            return False


class Checkpoint:
    """A signed note: three lines of text, a blank line, `— name base64(id ‖ signature)` a signature."""

    def __init__(self, data):
        try:
            note = data.decode("utf-8")
        except UnicodeDecodeError:
            raise Wrong("the checkpoint is not UTF-8")
        head, blank, tail = note.rpartition("\n\n")
        if not blank or not tail.endswith("\n") or any(c < " " and c != "\n" for c in note):
            raise Wrong("the checkpoint is not a text, a blank line and signatures")
        self.text = (head + "\n").encode()
        self.signatures = []
        lines = tail[:-1].split("\n")
        if len(lines) > 100:
            raise Wrong("the checkpoint has more than 100 signatures")
        for line in lines:
            form = re.fullmatch("— ([^ +]+) ([^ ]+)", line)
            if not form:
                raise Wrong("the checkpoint has a line that is no signature")
            self.signatures.append((form[1], unbase64(form[2], "a signature")))
        lines = head.split("\n")
        if len(lines) != 3:
            raise Wrong("the checkpoint is not three lines: origin, size, root")
        self.origin, self.size = lines[0], number(lines[1], "the size")
        self.root = unbase64(lines[2], "the root")
        form = re.fullmatch(r"([^\s+]+)/v1/(?:competitions/([a-z0-9][a-z0-9-]{0,62})/(?:log|refusals)|log)", self.origin)
        if not form or len(self.origin.encode()) > 255:
            raise Wrong(f"{self.origin[:80]} is not the log of a competition, nor a register")
        self.register, self.competition = form[1] + "/v1/log", form[2]

    def signed_by(self, trusted):
        """The trusted keys of this log that signed. A trusted key with a bad signature rejects the checkpoint."""
        keys = [key for key in trusted if key.name == self.origin]
        if not keys:
            raise Wrong(f"the log is {self.origin}, which none of the trusted keys is of")
        valid = []
        for name, blob in self.signatures:
            for key in keys:
                if name == key.name and blob[:4] == key.id:
                    if not key.verifies(self.text, blob[4:]):
                        raise Wrong(f"the checkpoint was not signed as it is by {key.text}")
                    valid.append(key)
        if not valid:
            raise Wrong("no trusted key signed the checkpoint")
        return valid


# ---------------------------------------------------------------- the tree (RFC 6962)


def leaf_hash(entry):
    return hashlib.sha256(b"\0" + entry).digest()


def node_hash(left, right):
    return hashlib.sha256(b"\1" + left + right).digest()


def root_of(hashes):
    """Neighbours in pairs, level by level; an odd one at the end goes up as it is."""
    if not hashes:
        return hashlib.sha256().digest()
    while len(hashes) > 1:
        pairs = [node_hash(a, b) for a, b in zip(hashes[::2], hashes[1::2])]
        hashes = pairs + hashes[len(hashes) & ~1:]
    return hashes[0]


def tiles(size):
    """The names of a log's tiles by level, each with its width; level -1 has the entries."""
    level, count = -1, size
    while count > 0:
        for index in range(-(-count // 256)):
            width, groups, rest = min(256, count - index * 256), f"{index % 1000:03d}", index // 1000
            while rest:
                groups, rest = f"x{rest % 1000:03d}/{groups}", rest // 1000
            yield level, f"tile/{'entries' if level < 0 else level}/{groups}" + (f".p/{width}" if width < 256 else ""), width
        level, count = level + 1, size >> 8 * (level + 1)


def included(leaf, index, size, proof):
    """The root that an inclusion proof leads to (RFC 9162, 2.1.3.2)."""
    node, at, last = leaf, index, size - 1
    for sibling in proof:
        if last == 0:
            return None
        if at & 1 or at == last:
            node = node_hash(sibling, node)
            while not at & 1 and at:
                at, last = at >> 1, last >> 1
        else:
            node = node_hash(node, sibling)
        at, last = at >> 1, last >> 1
    return node if last == 0 and 0 <= index < size else None


# ---------------------------------------------------------------- the zip


class Files:
    """The files of a bundle, none larger than a bundle's files can be, whatever the zip says of them."""

    def __init__(self, path):
        try:
            self.zip = zipfile.ZipFile(path)
        except (OSError, zipfile.BadZipFile) as e:
            raise Unreadable(f"{path}: {e}")
        self.infos = {info.filename: info for info in self.zip.infolist()}
        if len(self.infos) != len(self.zip.infolist()):
            raise Wrong("two files of the zip have the same name")

    def read(self, name, most=FILE_MAX):
        if name not in self.infos:
            raise Wrong(f"{name}: the file is missing")
        info = self.infos[name]
        if info.flag_bits & 1 or info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise Unreadable(f"{name}: neither stored nor deflated")
        try:
            with self.zip.open(info) as file:
                data = file.read(most + 1)
        except (zipfile.BadZipFile, EOFError, zlib.error) as e:
            raise Wrong(f"{name}: the zip is damaged: {e}")
        if len(data) > most:
            raise Wrong(f"{name}: the file is larger than it can be")
        return data


# ---------------------------------------------------------------- Avro


def canonical(schema, space=""):
    """Avro's Parsing Canonical Form, as text."""
    if isinstance(schema, list):
        return "[" + ",".join(canonical(one, space) for one in schema) + "]"
    if isinstance(schema, str):
        return json.dumps(schema if schema in PRIMITIVES or "." in schema else f"{space}.{schema}", ensure_ascii=False)
    kind = schema["type"]
    if kind in PRIMITIVES:
        return json.dumps(kind)
    if kind == "array":
        return '{"type":"array","items":' + canonical(schema["items"], space) + "}"
    space = schema.get("namespace", space)
    text = f'{{"name":"{space}.{schema["name"]}","type":"{kind}"'
    if kind == "record":
        fields = (f'{{"name":"{f["name"]}","type":{canonical(f["type"], space)}}}' for f in schema["fields"])
        return text + ',"fields":[' + ",".join(fields) + "]}"
    if kind == "enum":
        return text + ',"symbols":' + json.dumps(schema["symbols"], separators=(",", ":")) + "}"
    return text + f',"size":{schema["size"]}}}'


PRIMITIVES = {"null", "boolean", "int", "long", "float", "double", "bytes", "string"}
EMPTY = 0xC15D213AA4D7A795


def crc64(data):
    """CRC-64-AVRO, the Rabin fingerprint of Avro's specification."""
    crc = EMPTY
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = crc >> 1 ^ (EMPTY if crc & 1 else 0)
    return crc


class Source:
    """Reads Avro's binary encoding. An event has one encoding in a schema: every other is false."""

    def __init__(self, data, at):
        self.data, self.at = data, at

    def take(self, count):
        if not 0 <= count <= len(self.data) - self.at:
            raise Wrong(f"a length of {count} with {len(self.data) - self.at} bytes left")
        self.at += count
        return self.data[self.at - count:self.at]

    def long(self):
        value = shift = 0
        while True:
            byte = self.take(1)[0]
            value |= (byte & 127) << shift
            if byte < 128:
                break
            shift += 7
        if shift and byte == 0 or value >= 1 << 64:
            raise Wrong("a number in more bytes than it takes")
        return value >> 1 ^ -(value & 1)

    def int32(self):
        value = self.long()
        if not -(1 << 31) <= value < 1 << 31:
            raise Wrong(f"{value} is no 32-bit number")
        return value

    def index(self, below):
        at = self.long()
        if not 0 <= at < below:
            raise Wrong(f"branch or symbol {at} of {below}")
        return at

    def truth(self):
        byte = self.take(1)[0]
        if byte > 1:
            raise Wrong(f"a truth value of {byte}")
        return byte == 1

    def text(self):
        try:
            return self.take(self.long()).decode("utf-8")
        except UnicodeDecodeError:
            raise Wrong("a text that is no UTF-8")

    def array(self, item):
        count = self.long()
        if count < 0:
            raise Wrong("an array with the size of its block")
        items = [item(self) for _ in range(count)]
        if count and self.long() != 0:
            raise Wrong("an array of more than one block")
        return items

    def decimal(self, scale):
        digits = self.take(self.long())
        value = int.from_bytes(digits, "big", signed=True)
        if abs(value) >= 10**24:
            raise Wrong("a decimal of more than 24 digits")
        if len(digits) != (value if value >= 0 else ~value).bit_length() // 8 + 1:
            raise Wrong("a decimal in more bytes than it takes")
        return Fraction(value, 10**scale)


def reader(schema, known, space=""):
    """A function that reads a value of a schema: records become dicts with their name under `_type`."""
    if isinstance(schema, list):
        branches = [reader(one, known, space) for one in schema]
        return lambda source: branches[source.index(len(branches))](source)
    if isinstance(schema, str):
        schema = {"type": schema} if schema in PRIMITIVES else schema
    if isinstance(schema, str):
        name = schema if "." in schema else f"{space}.{schema}"
        return lambda source: known[name](source)
    kind = schema["type"]
    space = schema.get("namespace", space)
    if kind == "record":
        record = [(f["name"], reader(f["type"], known, space)) for f in schema["fields"]]

        def read(source):
            return {"_type": schema["name"]} | {name: of(source) for name, of in record}
    elif kind == "enum":
        def read(source):
            return schema["symbols"][source.index(len(schema["symbols"]))]
    elif kind == "fixed":
        def read(source):
            return source.take(schema["size"])
    elif kind == "array":
        item = reader(schema["items"], known, space)
        return lambda source: source.array(item)
    elif kind == "bytes":
        scale = schema["scale"]  # no other bytes are in events
        return lambda source: source.decimal(scale)
    elif kind in ("int", "long"):
        return Source.long if kind == "long" else Source.int32
    elif kind == "string":
        return Source.text
    elif kind == "null":
        return lambda source: None
    elif kind == "boolean":
        return Source.truth
    else:
        raise Unreadable(f"a schema with the type {kind}")
    known[f"{space}.{schema['name']}"] = read
    return read


class Schemas:
    def __init__(self, files):
        self.files, self.readers = files, {}

    def decode(self, entry):
        if len(entry) < 10 or entry[:2] != b"\xc3\x01":
            raise Wrong("it does not begin as Avro's single-object encoding does, with C3 01")
        fingerprint = entry[9:1:-1].hex()
        if fingerprint not in self.readers:
            self.readers[fingerprint] = self.load(f"schemas/{fingerprint}.avsc", fingerprint)
        source = Source(entry, 10)
        event = self.readers[fingerprint](source)
        if source.at != len(entry):
            raise Wrong("there are bytes after the event")
        return event

    def load(self, name, fingerprint):
        data = self.files.read(name)
        if hashlib.sha256(data).hexdigest() not in RELEASED:
            raise Unreadable(f"{name} is not a schema that this verifier knows; a newer one may")
        schema = json.loads(data)
        if f"{crc64(canonical(schema).encode()):016x}" != fingerprint:
            raise Wrong(f"{name} has another fingerprint than its name says")
        return reader(schema, {})


# ---------------------------------------------------------------- verifying


def authentic(files, checkpoint):
    """The entries, each shown to be a leaf of the signed tree."""
    names, levels = {}, {}
    for level, name, width in tiles(checkpoint.size):
        names.setdefault(level, []).append((name, width))
    for level in range(0, len(names) - 1):
        levels[level] = []
        for name, width in names[level]:
            data = files.read(name)
            if len(data) != width * 32:
                raise Wrong(f"{name}: the file does not hold {width} hashes")
            levels[level] += [data[at:at + 32] for at in range(0, len(data), 32)]
    leaves = levels.get(0, [])
    if (root := root_of(leaves)) != checkpoint.root:
        raise Wrong(f"the tree of the tiles has the root {base64.b64encode(root).decode()}, but what was signed is "
                     f"{base64.b64encode(checkpoint.root).decode()}")
    for level in range(1, len(levels)):
        below = levels[level - 1]
        if levels[level] != [root_of(below[at:at + 256]) for at in range(0, len(below) // 256 * 256, 256)]:
            raise Wrong(f"the tiles of level {level} are not of the tree below them")
    say(f"The tree of {checkpoint.size} leaf hashes, {sum(map(len, names.values()))} tiles in all, has the root that was signed.")
    sequence, entries = 0, []
    for name, width in names.get(-1, []):
        data, at = files.read(name), 0
        for _ in range(width):
            length = int.from_bytes(data[at:at + 2], "big")
            entry = data[at + 2:at + 2 + length]
            if at + 2 > len(data) or len(entry) != length:
                raise Wrong(f"event {sequence}: {name} ends before it")
            if leaf_hash(entry) != leaves[sequence]:
                raise Wrong(f"event {sequence}: its bytes do not hash to the leaf that was signed")
            entries.append(entry)
            at, sequence = at + 2 + length, sequence + 1
        if at != len(data):
            raise Wrong(f"{name}: there is more than its entries")
    say(f"The bytes of all {sequence} events hash to these leaves: the log is authentic.")
    return entries, {name for some in names.values() for name, _ in some}


class Chain:
    """What each event says of its place (README: The chain)."""

    def __init__(self, competition):
        self.competition, self.before, self.commands, self.place, self.newest, self.keys = competition, None, set(), 0, 0, {}

    def check(self, sequence, event):
        if event["ledgerVersion"] > LEDGER_VERSION_MAX:
            raise Unreadable(f"event {sequence} was decided by version {event['ledgerVersion']} of the ledger's rules; "
                             f"this verifier knows them up to {LEDGER_VERSION_MAX}")
        before, index, size = self.before, event["commandIndex"], event["commandSize"]
        told = [
            (event["ledgerVersion"] < 1, "it has no version of the ledger's rules"),
            (event["competition"] != self.competition, f"it is of {event['competition']}, not of {self.competition}"),
            (event["sequence"] != sequence, f"at this place stands the event that says it is {event['sequence']}"),
            (before and event["recordedAt"] < before["recordedAt"], "it was recorded before the event that precedes it"),
            (index != self.place or index >= size, f"it is event {index} of {size} of its command, where event {self.place} must stand"),
            (index == 0 and event["commandId"] in self.commands, "its command was recorded before"),
            (index > 0 and before and any(event[f] != before[f] for f in ("commandId", "commandDigest", "commandSize", "recordedAt"))
             or index > 0 and before and event["actor"]["subject"] != before["actor"]["subject"],
             "it is not of the command that it continues"),
        ]
        for wrong, why in told:
            if wrong:
                raise Wrong(why)
        self.before, self.place = event, 0 if index + 1 == size else index + 1
        self.commands.add(event["commandId"])
        self.newest = max(self.newest, event["ledgerVersion"])
        payload = event["said"]["payload"]
        if payload["_type"] == "SigningKeyAdded":
            self.key_added(sequence, payload)
        if payload["_type"] == "SigningKeyRetired":
            self.key_retired(sequence, event["ledgerVersion"], payload)

    def key_added(self, sequence, it):
        Key(it["vkey"])
        if it["vkey"] in self.keys:
            raise Wrong("it adds a signing key that was added, or retired, before")
        self.keys[it["vkey"]] = {"added": sequence, "retired": None}

    def key_retired(self, sequence, version, it):
        name = it["vkey"].split("+")[0]
        others = {k: one for k, one in self.keys.items() if k != it["vkey"] and k.split("+")[0] == name}
        signing = [k for k, one in others.items() if one["retired"] is None]
        key = self.keys.get(it["vkey"])
        if key is None:  # the one with which the log began was never added
            if not signing or any(one["added"] is None for one in others.values()):
                raise Wrong("it retires a key that does not sign this log")
            key = self.keys[it["vkey"]] = {"added": None, "retired": None}
        elif key["retired"] is not None:
            raise Wrong("it retires a key that was retired before")
        elif not signing and version >= 2:
            raise Wrong("it retires the last key that is known to sign")
        key["retired"] = sequence


def check_table(record, competition, of, after):
    """A certification against the table as the record leaves it (§5.9)."""
    text, pending = table(record, competition, of["stage"], of["sequence"])
    if text is None:
        raise Wrong(f"no criteria govern the stage {of['stage']}")
    if of["version"] != int(text.split("\t")[3]):
        raise Wrong(f"it certifies version {of['version']}, but version {text.split(chr(9))[3]} governed")
    digest = hashlib.sha256(text.encode()).hexdigest()
    if digest != of["digest"]:
        raise Wrong(f"the table of {of['stage']} as of event {after} has the digest {digest}, but {of['digest']} was certified")
    if pending:
        raise Wrong(f"it certifies the table of {of['stage']} while a score is pending")


def replay(events, competition, tables_at):
    """Folds the events, and recomputes each certified table from the events before it."""
    wanted, record, count = {}, Record(), 0
    for event in events:
        it = event["said"]["payload"]
        if it["_type"] == "StandingsCertified":
            wanted.setdefault(it["sequence"], []).append((event["sequence"], it))
    for event in events:
        at, it = event["sequence"], event["said"]["payload"]
        try:
            if it["_type"] == "StandingsCertified":
                if not record.stage(it).closed:
                    raise Wrong(f"it certifies the table of {it['stage']}, which is not closed")
                if not 0 <= it["sequence"] < at:
                    raise Wrong("it certifies a table that is not of an earlier event")
                if it["sequence"] < at - 1:  # nothing in between changed it
                    check_table(record, competition, it, at - 1)
                count += 1
            record.fold(event)
        except Wrong as e:
            raise Wrong(f"event {at}: {e}")
        for by, of in wanted.get(at, ()):
            if by > at:
                try:
                    check_table(record, competition, of, at)
                except Wrong as e:
                    raise Wrong(f"event {by}: {e}")
                say(f"Event {by}: the table of {of['stage']} as of event {at}, computed again, has the digest that was certified.")
        if at in tables_at or "end" in tables_at and at == len(events) - 1:
            for stage in sorted(record.stages):
                print(table(record, competition, stage, at)[0] or "", end="")
    return count


def verify_bundle(path, trusted, tables_at):
    files = Files(path)
    checkpoint = Checkpoint(files.read("checkpoint", 65_536))
    if not checkpoint.origin.endswith("/log") or checkpoint.competition is None:
        raise Wrong(f"{checkpoint.origin} is not the log of a competition")
    signed = checkpoint.signed_by(trusted)
    say(f"The checkpoint is of {checkpoint.origin}, of {checkpoint.size} events, signed by {', '.join(key.text for key in signed)}.")
    manifest = files.read("bundle.json", 1_024)
    vkeys = files.read("vkey", 65_536).decode("utf-8", "replace")
    keys = [Key(line) for line in vkeys.split("\n")[:-1]]
    if not vkeys.endswith("\n") or any(k.name != checkpoint.origin for k in keys) or not {k.text for k in keys} & {k.text for k in signed}:
        raise Wrong("vkey: it does not hold the key that signed this log")
    entries, names = authentic(files, checkpoint)
    schemas, chain, events = Schemas(files), Chain(checkpoint.competition), []
    for sequence, entry in enumerate(entries):
        try:
            events.append(schemas.decode(entry))
            chain.check(sequence, events[-1])
        except Wrong as e:
            raise Wrong(f"event {sequence}: {e}")
    if "register.tlog-proof" in files.infos:
        registration(files, checkpoint, [leaf_hash(entry) for entry in entries], trusted)
    elif any(key.name == checkpoint.register for key in trusted):
        raise Wrong("there is no register.tlog-proof: nothing shows that the log is in the register")
    used = {f"schemas/{fingerprint}.avsc" for fingerprint in schemas.readers}
    other = set(files.infos) - names - used - {"bundle.json", "checkpoint", "vkey", "register.tlog-proof"}
    if other:
        raise Wrong(f"{min(other)}: a bundle has no such file, or no event needs it")
    stated = f'{{"format":1,"origin":"{checkpoint.origin}","size":{checkpoint.size},"ledgerVersion":{chain.newest}}}\n'
    if manifest != stated.encode():
        raise Wrong(f"bundle.json: it is not {stated.strip()}")
    say("Each event is one of a released schema, at the place, in the order and of the command that it says.")
    count = replay(events, checkpoint.competition, tables_at)
    for vkey, key in chain.keys.items():
        say(f"The log names the key {vkey}" + ("" if key["added"] is None else f", added by event {key['added']}")
            + ("" if key["retired"] is None else f", retired by event {key['retired']}") + ".")
        if key["retired"] is not None and vkey in {one.text for one in signed}:
            say("Look: it signed this checkpoint although the log says that it is retired.")
    say(f"{count} certified tables were computed again, and are what was certified." if count else "No table was certified.")
    say("Not checked here: digests of commands, and the rules of docs/rules.md §3 to §5 beyond those named above (./ledger verify checks them).")


def registration(files, checkpoint, leaves, trusted):
    """That a head of this log, perhaps an earlier one, stands in the register of its ledger."""
    index, proof, text, register = proof_of(files.read("register.tlog-proof", 262_144))
    if register.origin != checkpoint.register:
        raise Wrong(f"{register.origin} is not the register of this ledger")
    head = Checkpoint((text or b"") + b"\n\xe2\x80\x94 unsigned AAAA\n")
    if text is None or included(leaf_hash(text), index, register.size, proof) != register.root:
        raise Wrong("what it says was registered does not stand at its place in the register")
    if head.origin != checkpoint.origin or head.size > checkpoint.size or root_of(leaves[:head.size]) != head.root:
        raise Wrong(f"the register has another log under the name {head.origin}")
    asked = any(key.name == checkpoint.register for key in trusted)
    by = "signed by " + register.signed_by(trusted)[0].text if asked else "whose signature was not checked: no --vkey is of it"
    say(f"The first {head.size} events stand in the register, at place {index} of {register.size}, {by}.")


def proof_of(data):
    """A .tlog-proof: index, hashes, extra data, checkpoint."""
    text, blank, note = data.partition(b"\n\n")
    lines = text.decode("ascii", "replace").split("\n")[1:]
    extra = unbase64(lines.pop(0)[6:], "the extra data") if lines and lines[0].startswith("extra ") else None
    if not blank or not lines or not lines[0].startswith("index ") or len(lines) > 64:
        raise Wrong("the proof does not say its index, or has too many hashes")
    return number(lines[0][6:], "the index"), [unbase64(line, "a hash") for line in lines[1:]], extra, Checkpoint(note)


def verify_proof(data, trusted):
    index, proof, extra, checkpoint = proof_of(data)
    signed = checkpoint.signed_by(trusted)
    if extra is None:
        raise Unreadable("the proof does not hold the event; compare its leaf hash with ./ledger verify")
    if included(leaf_hash(extra), index, checkpoint.size, proof) != checkpoint.root:
        raise Wrong(f"the event does not stand at place {index} of the signed tree")
    say(f"The event of {len(extra)} bytes in the proof is event {index} of {checkpoint.origin}, as signed by {signed[0].text}.")


def main():
    asked = argparse.ArgumentParser(description="Verifies bundles and proofs of a competition ledger.")
    asked.add_argument("file", nargs="+", help="a bundle (zip), or a .tlog-proof")
    asked.add_argument("--vkey", action="append", required=True, help="a key that you trust; one for each log is enough, and one of the register demands that the log is in it")
    asked.add_argument("--tables", default="", metavar="SEQ,…", help="also print all tables as of these events, or of the `end`")
    asked = asked.parse_args()
    tables_at = {one if one == "end" else int(one) for one in asked.tables.split(",") if one}
    codes = set()
    for path in asked.file:
        try:
            try:
                trusted = [Key(vkey.strip()) for vkey in asked.vkey]
            except Wrong as e:
                raise Unreadable(f"--vkey: {e}")
            with open(path, "rb") as file:
                begins = file.read(262_144)
            if begins.startswith(b"c2sp.org/tlog-proof@v1\n"):
                verify_proof(begins, trusted)
            else:
                verify_bundle(path, trusted, tables_at)
            say(f"{path}: verified.")
        except Wrong as e:
            say(f"{path}: FALSE: {e}.")
            codes.add(1)
        except Unreadable as e:
            say(f"{path}: NOT VERIFIED: {e}.")
            codes.add(2)
        except Exception as e:  # whatever a stranger's file brings about, it is not verified
            say(f"{path}: NOT VERIFIED: it cannot be followed: {type(e).__name__}: {e}.")
            codes.add(2)
    return 1 if 1 in codes else 2 if codes else 0


if __name__ == "__main__":
    sys.exit(main())
