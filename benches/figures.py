#!/usr/bin/env python3
"""Figures of whole processes, and the ratios of `cargo bench`, as one Markdown table.

    python3 benches/figures.py            # builds, measures, prints (about four minutes)
    python3 benches/figures.py PROGRAM    # only the cases whose cost must not outgrow their input

Linux only (peak memory comes from /proc, and for refused files from wait4, which also counts this script's own 20 MiB). Every ratio is taken within one run, and every time is the fastest of several runs: what the program
needs, whatever else the machine does. Needs cargo, rustc and Python 3.9, nothing else. Exits with 1 if a target is missed.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
MEBIBYTE = 1024 * 1024
HEAD = "format: 1\nid: f\ntitle: t\nas-of: d\nstart: p0\n"
missed = []


def target():
    return Path(os.environ.get("CARGO_TARGET_DIR", HERE / "target"))


def run(command, stdin=b""):
    """Returns wall milliseconds, peak memory in MiB, and exit code of one process."""
    with tempfile.TemporaryFile() as fed:
        fed.write(stdin)
        fed.seek(0)
        began = time.perf_counter()
        child = subprocess.Popen(command, stdin=fed, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(child.pid, 0)
        took = time.perf_counter() - began
    child.returncode = os.waitstatus_to_exitcode(status)
    return took * 1000, usage.ru_maxrss / 1024, child.returncode


def best(command, times=5, stdin=b"", code=None):
    """Returns the fastest of several runs: what the program needs, whatever else the machine does."""
    runs = [run(command, stdin) for _ in range(times)]
    for _, _, ended in runs:
        assert code is None or ended == code, f"{command} ended with {ended}"
    return min(took for took, _, _ in runs), max(memory for _, memory, _ in runs)


def row(what, value, aim="", met=True):
    if not met:
        missed.append(what)
    print(f"| {what} | {value} | {aim}{'' if met else ' **missed**'} |", flush=True)


def milliseconds(text):
    number, unit = text.split()
    return float(number) * {"ns": 1e-6, "µs": 1e-3, "ms": 1, "s": 1e3}[unit]


def bench():
    """Returns the fastest runs of `cargo bench` in milliseconds, as {(name, pages): time}."""
    out = subprocess.run(["cargo", "bench", "--quiet", "--bench", "load"], cwd=HERE, check=True, capture_output=True)
    times, name = {}, None
    for line in out.stdout.decode().splitlines():
        if found := re.match(r"[├╰]─ (\w+)", line):
            name = found[1]
        elif found := re.match(r"[│ ] +[├╰]─ (\d+) +(\S+ \S+)", line):
            times[name, int(found[1])] = milliseconds(found[2])
    return times


def chain(questions, option):
    text = HEAD + "questions:\n"
    for number in range(questions):
        onwards = f"p{number + 1}" if number + 1 < questions else "r"
        text += f"  p{number}:\n    ask: 質問\n    options:\n      - label: はい\n        goto: {onwards}\n{option(number)}"
    return text + "remedies:\n  r:\n    group: r\n    title: t\n    steps:\n      - s\n"


def start(program, folder):
    empty = folder / "empty"
    source = folder / "empty.rs"
    source.write_text("fn main() {}\n")
    subprocess.run(["rustc", "-O", "-C", "strip=symbols", "-o", empty, source], check=True)
    ours, nothing = [], []
    for _ in range(500):
        nothing.append(run([empty])[0])
        ours.append(run([program], b"spam\n")[0])
    ours, nothing = min(ours), min(nothing)
    aim = 2 * nothing + 2
    row("start to remedy, beside an empty Rust program", f"{ours:.1f} ms : {nothing:.1f} ms", f"≤ {aim:.1f} ms (twice + 2 ms)", ours <= aim)


def instructions(program, folder):
    """Returns the instructions from start to remedy per byte of the built-in flow, if valgrind is installed."""
    if shutil.which("valgrind") is None:
        return
    command = ["valgrind", "--tool=callgrind", f"--callgrind-out-file={folder / 'callgrind'}", program]
    ran = subprocess.run(command, input=b"spam\n", capture_output=True)
    count = int(re.search(rb"Collected : (\d+)", ran.stderr)[1])
    each = count / (HERE / "flows" / "gmis.yaml").stat().st_size
    row("instructions from start to remedy, a byte of the built-in flow", f"{each:.0f}", "≤ 330", each <= 330)


def load(times):
    sizes = sorted({pages for _, pages in times})
    for pages in sizes:
        whole, parse, read = (times[name, pages] for name in ("load_and_check", "typed_parse", "read_bytes"))
        row(f"load + check, {pages:,} pages, beside the typed parse alone", f"{whole:.1f} ms : {parse:.1f} ms = {whole / parse:.1f}", "≤ 1.8 at 10,000", pages < 10_000 or whole <= 1.8 * parse)
        row(f"… beside reading the bytes", f"{whole / read:,.0f}")
    for small, large in zip(sizes, sizes[1:]):
        growth = times["load_and_check", large] / times["load_and_check", small]
        row(f"load + check, from {small:,} to {large:,} pages", f"× {growth:.1f}", "≤ 15", growth <= 15)


def mistakes(program, folder):
    files = {
        "unknown targets": chain(5000, lambda number: f"      - label: x\n        goto: p{number}x\n"),
        "unknown fields": chain(5000, lambda number: "        gotto: r\n"),
        "loops": chain(5000, lambda number: "      - label: x\n        goto: p0\n"),
        "in one line": HEAD + "questions: {" + "a: {aks: b}, " * 2500 + "}\n",
    }
    for name, text in files.items():
        path = folder / "mistakes.yaml"
        path.write_text(text)
        took, _ = best([program, "check", path], code=1)
        row(f"5,000 mistakes reported: {name}", f"{took:.0f} ms", "< 2,000 ms", took < 2000)


def peak_of_walk(program, flow):
    """Returns the peak memory in MiB of a walk that has loaded and checked its flow and waits for the first answer."""
    child = subprocess.Popen([program, *flow], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    child.stderr.read(1)
    peak = int(re.search(r"VmHWM:\s+(\d+) kB", Path(f"/proc/{child.pid}/status").read_text())[1]) / 1024
    child.communicate()
    return peak


def memory(program):
    row("peak memory, built-in flow", f"{peak_of_walk(program, []):.1f} MiB")
    for pages in (1_000, 10_000):
        path = target() / "tmp" / f"flow-{pages}.yaml"
        size = path.stat().st_size / MEBIBYTE
        peak = peak_of_walk(program, ["--flow", path])
        row(f"peak memory, {pages:,} pages ({size:.1f} MiB)", f"{peak:.1f} MiB = {peak / size:.1f} × the file", "< 15 ×", peak < 15 * size or pages < 10_000)


def hostile(program, folder):
    deep, most = 100_000, 16 * MEBIBYTE
    bomb = "a0: &a0 [x]\n" + "".join(f"a{n + 1}: &a{n + 1} [{', '.join([f'*a{n}'] * 9)}]\n" for n in range(40))
    files = {
        "100,000 × `[`": ("[", deep, ""),
        "100,000 × `{a: `": ("{a: ", deep, ""),
        "100,000 × `- `": ("- ", deep, ""),
        "3,000 indented lines": ("", 0, "".join(" " * n + "a:\n" for n in range(3000))),
        "alias bomb": ("", 0, bomb),
        "16 MiB of `[`": ("[", most, ""),
        "16 MiB of `- []`": ("- []\n", most // 5, ""),
        "16 MiB of NUL": ("\0", most, ""),
        "16 MiB of ANSI escapes": ("\x1b[31m", most // 5, ""),
        "16 MiB of U+202E": ("\u202e", most // 3, ""),
        "100 MB": None,
    }
    slowest, largest = (0, ""), (0, "")
    for name, text in files.items():
        path = folder / "hostile.yaml"
        if text is None:
            with open(path, "wb") as file:
                file.truncate(100_000_000)
        else:
            pattern, times, end = text
            # In pieces, because this script's own memory is counted too.
            with open(path, "w", encoding="utf-8") as file:
                while times > 0:
                    file.write(pattern * min(times, 10_000))
                    times -= 10_000
                file.write(end)
        took, peak = best([program, "check", path], code=1)
        slowest, largest = max(slowest, (took, name)), max(largest, (peak, name))
    row(f"{len(files)} hostile files refused, the slowest ({slowest[1]})", f"{slowest[0]:.0f} ms", "< 100 ms", slowest[0] < 100)
    row(f"… the largest peak memory ({largest[1]})", f"{largest[0]:.0f} MiB", "< 64 MiB", largest[0] < 64)


def growing(folder):
    """Returns the cases whose cost could outgrow their input: name, arguments, exit code, for a size."""

    def file(text, name="f.yaml"):
        (folder / name).write_text(text)
        return [folder / name]

    def shared(size):
        steps = "".join("      - use: s\n" for _ in range(size))
        block = "shared:\n  s:\n    steps:\n" + "".join("      - x\n" for _ in range(size))
        return file(chain(1, lambda _: "").replace("      - s\n", steps) + block)

    def unknown(section, use):
        def text(size):
            entries = "".join(f"  aabbaabbaabbaabb{n:04}:\n{entry[section]}" for n in range(size))
            names = "".join(use.format(f"aabbaabbabababab{n:04}") for n in range(size))
            return file(chain(1, lambda _: "").replace("      - s\n", names) + f"{section}:\n{entries}")
        entry = {"shared": "    steps:\n      - x\n", "sources": "    title: x\n"}
        return text

    def targets(size):
        return file(chain(size, lambda n: f"      - label: x\n        goto: p{n:04}aabbaabbaabb\n"))

    def translation(size):
        options = [f"      - label: x{n}\n        goto: r\n        id: aabbaabb{n:04}\n" for n in range(size)]
        file(chain(1, lambda _: "".join(options)))
        texts = "".join(f"        aabbabab{n:04}: x\n" for n in range(size))
        return file(f"format: 1\nid: f\nlanguage: en\ntitle: t\nquestions:\n  p0:\n    ask: x\n    options:\n{texts}", "f.en.yaml")

    def loops(size):
        return file(chain(size, lambda _: "      - label: x\n        goto: p0\n"))

    def loops_and_options(size):
        many = "".join(f"      - label: x{n}\n        goto: r\n        id: o{n}\n" for n in range(size * 10))
        return file(chain(size, lambda n: "      - label: x\n        goto: p0\n" if n else many))

    def files(size):
        for number in range(size):
            file(chain(1, lambda _: ""), f"{number}.yaml")
        return [folder / f"{number}.yaml" for number in range(size)]

    return [
        ("n uses of n shared steps", 4000, shared, 1),
        ("n unknown targets, n pages", 2000, targets, 1),
        ("n unknown shared steps, n known", 2000, unknown("shared", "      - use: {}\n"), 1),
        ("n unknown sources, n known", 2000, unknown("sources", "      - do: x\n        source:\n          doc: {}\n"), 1),
        ("a translation of n options, n stray", 2000, translation, None),
        ("n loops", 4000, loops, 1),
        ("n loops, 10 n options", 2000, loops_and_options, 1),
        ("check of n files", 1000, files, None),
    ]


def growth(program, folder):
    for name, size, made, code in growing(folder):
        took, memory = [], []
        for size in (size, 2 * size):
            milliseconds, peak = best([program, "check", *made(size)], times=3, code=code)
            took.append(milliseconds)
            memory.append(peak)
        met = took[1] < 3 * took[0] and took[1] < 2000 and memory[1] < 64
        row(f"{name}: n = {size // 2:,} and twice that", f"{took[0]:.0f} and {took[1]:.0f} ms = × {took[1] / took[0]:.1f}, {memory[1]:.0f} MiB", "< × 3, < 2,000 ms, < 64 MiB", met)


def main():
    if len(sys.argv) > 1:
        with tempfile.TemporaryDirectory() as folder:
            growth(sys.argv[1], Path(folder))
        sys.exit(1 if missed else 0)
    times = bench()
    subprocess.run(["cargo", "build", "--quiet", "--release"], cwd=HERE, check=True)
    program = target() / "release" / "gmis-help"
    print("| figure | measured | aim |\n|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        start(program, folder)
        instructions(program, folder)
        load(times)
        mistakes(program, folder)
        memory(program)
        hostile(program, folder)
        growth(program, folder)
    size = program.stat().st_size
    row("size of the program", f"{size / 1e6:.2f} MB", "≤ 2.2 MB", size <= 2_200_000)
    sys.exit(1 if missed else 0)


main()
