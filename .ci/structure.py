#!/usr/bin/env python3
"""Prints how the main code is built: sizes, packages, circles of packages.

Run it from the root: python3 .ci/structure.py. It reads */src/main/java and nothing else, so that
generated code does not count. What each figure means:

  lines         all lines of a file; 'no imports': without its import lines and the blank lines
                that part them, so that a split into packages does not count as growth
  types         classes, interfaces, records, enums and annotations; top-level and all
  package       its files do not count package-info.java
  circle        packages of one module that reach each other by imports (strongly connected)
  method        a method or constructor with a body, from its first annotation to its last brace
"""

import pathlib
import re
import sys

TOKEN = re.compile(
    r'"""(?:\\.|[^\\])*?"""|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])+\''
    r"|//[^\n]*|/\*.*?\*/|@interface\b|[A-Za-z_$][\w$]*|\n|\S",
    re.S,
)
IMPORT = re.compile(r"^import\s+(?:static\s+)?([\w.]+(?:\.\*)?)\s*;")
TYPE_WORDS = {"class", "interface", "enum", "record", "@interface"}
WORD = re.compile(r"[A-Za-z_$]")


def tokens(text):
    """Each word and sign of the code with its line; comments and texts leave nothing behind."""
    line = 1
    for match in TOKEN.finditer(text):
        token = match.group()
        if WORD.match(token) or token == "@interface":
            yield token, line
        elif token[0] in "\"'":
            yield '""', line
        elif not token.isspace() and not token.startswith(("//", "/*")):
            yield token, line
        line += token.count("\n")


def after_annotations(head):
    """The head of a declaration without its annotations."""
    rest, i = [], 0
    while i < len(head):
        if head[i] == "@":
            i += 2
            while i < len(head) and head[i] == ".":
                i += 2
            if i < len(head) and head[i] == "(":
                i = closing(head, i) + 1
        else:
            rest.append(head[i])
            i += 1
    return rest


def closing(head, at):
    depth = 0
    for i in range(at, len(head)):
        depth += (head[i] == "(") - (head[i] == ")")
        if depth == 0:
            return i
    return len(head) - 1


def kind(head, owner):
    """What the brace after this head opens: a type, a method, or a block of something else."""
    plain = after_annotations(head)
    for i, word in enumerate(plain):
        if word == "(":
            break
        if word in TYPE_WORDS and i + 1 < len(plain) and WORD.match(plain[i + 1]):
            if i == 0 or plain[i - 1] != ".":
                return "enum" if word == "enum" else "type"
    if owner in ("type", "enum", "constants") and "=" not in plain and "->" not in plain:
        named = plain and plain[-1] != "default" and (WORD.match(plain[-1]) or "(" in plain)
        if owner == "constants":
            return "type" if named else "block"
        return "method" if named and plain != ["static"] else "block"
    if "new" in plain:
        after = plain[len(plain) - plain[::-1].index("new") :]
        if "(" in after and closing(after, after.index("(")) == len(after) - 1:
            return "type"  # anonymous
    return "block"


def declared(text):
    """(top-level types, all types, the lines of each method)."""
    top = types = 0
    methods = []
    scopes = []  # what each open brace opened: [kind, line of its head, its head]
    head, start = [], None
    for token, line in tokens(text):
        owner = scopes[-1][0] if scopes else "file"
        if start is None:
            start = line
        if token == "{":
            what = kind(head, owner)
            if what in ("type", "enum") and owner != "constants" and "new" not in head:
                types += 1
                top += not scopes
            scopes.append(["constants" if what == "enum" else what, start, head])
            head, start = [], None
        elif token == "}" and scopes:
            what, began, before = scopes.pop()
            if what == "method":
                methods.append(line - began + 1)
            # A body within a call's parentheses: the call goes on.
            head, start = ([*before, "{", "}"], began) if is_open(before) else ([], None)
        elif token == ";" and owner == "constants" and not is_open(head):
            scopes[-1][0] = "enum"
            head, start = [], None
        elif token == ";" and not is_open(head):
            head, start = [], None
        elif token == "," and owner == "constants" and not is_open(head):
            head, start = [], None
        else:
            head.append(token)
    return top, types, methods


def is_open(head):
    return head.count("(") > head.count(")")


class File:
    def __init__(self, path, package):
        text = path.read_text(encoding="utf-8")
        self.package = package
        self.info = path.name == "package-info.java"
        lines = text.splitlines()
        self.lines = len(lines)
        self.imports = [m.group(1) for m in map(IMPORT.match, lines) if m]
        kept, after_import = 0, False
        for line in lines:
            if IMPORT.match(line):
                after_import = True
            elif line.strip() or not after_import:
                kept, after_import = kept + 1, False
        self.own_lines = kept
        self.top, self.types, self.methods = declared(text)


def package_of(imported, packages):
    """The longest beginning of an imported name that is one of these packages, or None."""
    name = imported
    while "." in name:
        name = name.rpartition(".")[0]
        if name in packages:
            return name
    return None


def circles(files):
    """Sets of two and more packages that reach each other, by Tarjan's algorithm."""
    packages = {f.package for f in files}
    knows = {p: set() for p in packages}
    for file in files:
        for imported in file.imports:
            to = package_of(imported, packages)
            if to and to != file.package:
                knows[file.package].add(to)
    number, low, stack, found = {}, {}, [], []

    def visit(p):
        number[p] = low[p] = len(number)
        stack.append(p)
        for q in sorted(knows[p]):
            if q not in number:
                visit(q)
                low[p] = min(low[p], low[q])
            elif q in stack:
                low[p] = min(low[p], number[q])
        if low[p] == number[p]:
            circle = stack[stack.index(p) :]
            del stack[stack.index(p) :]
            if len(circle) > 1:
                found.append(sorted(circle))

    for p in sorted(packages):
        if p not in number:
            visit(p)
    return found


def at(part, values):
    """The smallest value that is not less than this part of all."""
    ordered = sorted(values)
    return ordered[max(0, -(-len(ordered) * part // 100) - 1)] if ordered else 0


def largest(files):
    sizes = {}
    for file in files:
        sizes[file.package] = sizes.get(file.package, 0) + (not file.info)
    return max(sizes.items(), key=lambda s: (s[1], s[0]))


def short(package):
    return package.replace("org.competitionledger.", "")


def main():
    modules = {}
    for source in sorted(pathlib.Path(".").glob("*/src/main/java")):
        files = [
            File(path, ".".join(path.relative_to(source).parent.parts))
            for path in sorted(source.rglob("*.java"))
        ]
        if files:
            modules[source.parts[0]] = files
    if not modules:
        sys.exit("structure: no */src/main/java here; run it from the root of the repository.")

    row = "{:<20} {:>7} {:>10} {:>6} {:>6} {:>6} {:>9} {:>8}  {}"
    print(row.format("module", "lines", "no imports", "files", "types", "nested", "packages",
                     "circles", "largest package (files)"))
    everything = [f for files in modules.values() for f in files]
    found = {module: circles(files) for module, files in modules.items()}
    for module, files in [*modules.items(), ("all", everything)]:
        package, size = largest(files)
        ties = sum(map(len, found.values())) if module == "all" else len(found[module])
        print(row.format(
            module, sum(f.lines for f in files), sum(f.own_lines for f in files), len(files),
            sum(f.top for f in files), sum(f.types - f.top for f in files),
            len({f.package for f in files}), ties, f"{short(package)} ({size})"))

    code = [f for f in everything if not f.info]
    methods = [m for f in code for m in f.methods]
    print()
    row = "{:<32} {:>7} {:>7} {:>7} {:>7}"
    print(row.format("lines of", "count", "median", "p90", "most"))
    for what, values in [
        ("a file", [f.lines for f in code]),
        ("a file, no imports", [f.own_lines for f in code]),
        ("a method", methods),
    ]:
        print(row.format(what, len(values), at(50, values), at(90, values), max(values)))
    for module, rings in found.items():
        for ring in rings:
            print(f"\ncircle in {module}, {len(ring)} packages: " + ", ".join(map(short, ring)))


if __name__ == "__main__":
    main()
