"""browser.py PROGRAM MERMAID [FOLDER]: the tests of test-browser in headless Chromium, over the WebDriver protocol."""

import base64
import json
import pathlib
import re
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request

program, mermaid = sys.argv[1:3]
shots = pathlib.Path(sys.argv[3]) if len(sys.argv) > 3 else None
work = tempfile.TemporaryDirectory()
here = pathlib.Path(work.name)
TAB, ENTER = "\ue004", "\ue007"


def said(*args):
    return subprocess.run([program, *args], check=True, capture_output=True, text=True).stdout


class Browser:
    def __init__(self):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.base = f"http://127.0.0.1:{free.getsockname()[1]}"
        port = self.base.rsplit(":", 1)[1]
        self.driver = subprocess.Popen(["chromedriver", f"--port={port}"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for _ in range(100):
            try:
                self.call("/status")
                break
            except OSError:
                time.sleep(0.1)
        # Root has no sandbox; the second option is for Mermaid's file.
        flags = ["--headless=new", "--no-sandbox", "--allow-file-access-from-files", "--lang=ja"]
        options = {"goog:chromeOptions": {"args": flags}, "goog:loggingPrefs": {"browser": "ALL"}}
        try:
            session = self.call("/session", {"capabilities": {"alwaysMatch": options}})["sessionId"]
        except (OSError, SystemExit) as error:
            self.driver.terminate()
            print(f"SKIPPED: packaging/test-browser: Chromium does not start here: {error}")
            sys.exit(77)
        self.base += f"/session/{session}"

    def call(self, path, body=None, method=None):
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.base + path, data, {"Content-Type": "application/json"}, method=method)
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            sys.exit(f"{path} {body}: {error.read().decode()}")

    def go(self, url):
        self.call("/url", {"url": "about:blank"})
        self.call("/url", {"url": url})

    def js(self, script, *args):
        return self.call("/execute/sync", {"script": script, "args": list(args)})

    def cdp(self, command, **params):
        return self.call("/goog/cdp/execute", {"cmd": command, "params": params})

    def click(self, css):
        element = self.call("/element", {"using": "css selector", "value": css})
        self.call(f"/element/{next(iter(element.values()))}/click", {})

    def press(self, *keys):
        actions = [{"type": kind, "value": key} for key in keys for kind in ("keyDown", "keyUp")]
        self.call("/actions", {"actions": [{"type": "key", "id": "keys", "actions": actions}]})

    def seen(self):
        """Returns the sections that are not hidden."""
        return self.js("return [...document.querySelectorAll('section')].filter(s => s.getClientRects().length).map(s => s.id)")

    def window(self, width, dark=False):
        self.cdp("Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1, mobile=False)
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.cdp("Emulation.setEmulatedMedia", features=[scheme])

    def end(self):
        try:
            self.call("", method="DELETE")
        finally:
            self.driver.terminate()


def same(found, expected, what):
    if found != expected:
        sys.exit(f"{what}:\n  found    {found}\n  expected {expected}")


def shows(browser, expected, what):
    """Waits until exactly these sections are shown: a busy machine draws a page some time after loading it."""
    for _ in range(100):
        if browser.seen() == expected:
            return
        time.sleep(0.1)
    same(browser.seen(), expected, what)


def leaves(browser, before):
    for _ in range(100):
        if browser.seen() not in ([], before):
            return
        time.sleep(0.1)
    sys.exit(f"no way on from {before}")


def ways(pages):
    """Returns for each page the numbers to click on a shortest way; `again` is not followed."""
    start = pages[0]["id"]
    found, waiting = {start: []}, [start]
    by_id = {page["id"]: page for page in pages}
    for id in waiting:
        page = by_id[id]
        next = [(n, o["goto"]) for n, o in enumerate(page["options"], 1) if not o["again"]]
        next += [(2, page["if_not_solved"])] if page["if_not_solved"] else []
        for number, to in next:
            if to not in found:
                found[to] = found[id] + [number]
                waiting.append(to)
    return found


def answer(number):
    return f"section:target menu li:nth-child({number}) a"


def walks(browser, url, pages):
    browser.go(url)
    start = pages[0]["id"]
    shows(browser, [start], "only the first page is shown")
    remedies = {page["group"]: page["id"] for page in pages if page["kind"] == "remedy"}
    for remedy in remedies.values():
        browser.go(url + "#" + start)
        for number in ways(pages)[remedy]:
            before = browser.seen()
            browser.click(answer(number))
            leaves(browser, before)
        shows(browser, [remedy], f"by clicks to {remedy}")
    print(f"  by clicks to each of {len(remedies)} groups")
    browser.click(answer(1))
    shows(browser, ["solved"], "solved")
    browser.call("/back", {})
    shows(browser, [remedy], "back to the remedy")
    for _ in range(len(ways(pages)[remedy])):
        browser.call("/back", {})
    shows(browser, [start], "back to the first page")
    for id in [page["id"] for page in pages] + ["not-solved", "later", "_contacts", "_sources"]:
        browser.go(f"{url}#{id}")
        shows(browser, [id], "a deep link")
        same(browser.js("return scrollY"), 0, f"{id} begins at the top")
    browser.go(url + "#_all")
    leaves(browser, ["_sources"])
    same(browser.seen()[: len(pages)], [page["id"] for page in pages], "all pages at once")
    print("  back, deep links, all pages at once")


def keys(browser, url, pages):
    """Walks with Tab and Enter alone; the focus must be visible."""
    browser.go(url)
    target = "login-refused" if "login-refused" in ways(pages) else pages[-1]["id"]
    for number in ways(pages)[target]:
        page = browser.seen()[0]
        label = browser.js("return document.querySelectorAll(`#${arguments[0]} menu a`)[arguments[1] - 1].hash", page, number)
        for _ in range(60):
            browser.press(TAB)
            focused = "let a = document.activeElement; return [a.closest('section')?.id, a.hash, getComputedStyle(a).outlineStyle]"
            section, hash, outline = browser.js(focused)
            at = browser.js("let a = document.activeElement; return [...a.closest('menu')?.querySelectorAll('a') ?? []].indexOf(a) + 1")
            if (section, hash, at) == (page, label, number):
                break
        else:
            sys.exit(f"Tab never comes to answer {number} of {page}")
        same(outline != "none", True, "the focused link is marked")
        browser.press(ENTER)
        leaves(browser, [page])
    shows(browser, [target], "by keys alone")
    same(browser.js("return document.activeElement.id"), target, "the page is focused, for those who do not see it")
    print("  by keys alone")


def looks(browser, url):
    for width in (1280, 640, 375, 320):
        browser.window(width)
        browser.go(url + "#_all")
        wide = browser.js("return document.documentElement.scrollWidth")
        same(wide <= width, True, f"no sideways scroll at {width} ({wide})")
        low = browser.js("return [...document.querySelectorAll('nav a, menu a')].filter(a => a.getBoundingClientRect().height < 44).length")
        same(low, 0, f"links of 44 px at {width}")
    browser.window(1280)
    light = browser.js("return getComputedStyle(document.body).backgroundColor")
    browser.window(1280, dark=True)
    same(browser.js("return getComputedStyle(document.body).backgroundColor") == light, False, "dark")
    same(browser.js("return performance.getEntriesByType('resource').length + document.scripts.length"), 0, "nothing is loaded or run")
    same(browser.call("/se/log", {"type": "browser"}), [], "nothing to complain of")
    browser.window(1280)
    pdf = base64.b64decode(browser.cdp("Page.printToPDF", preferCSSPageSize=True)["data"])
    sheets = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", pdf)
    same({(round(float(w)), round(float(h))) for w, h in sheets}, {(595, 842)}, "A4")
    same(10 < len(sheets) < 40, True, f"a handbook ({len(sheets)} sheets)")
    print(f"  no sideways scroll at 320 px, light and dark, {len(sheets)} sheets of A4")
    if shots:
        (shots / "handbook.pdf").write_bytes(pdf)
        for id in ("situation", "spam-folder", "change-request"):
            for width in (1280, 375, 320):
                for dark in (False, True):
                    browser.window(width, dark)
                    browser.go(f"{url}#{id}")
                    picture = browser.cdp("Page.captureScreenshot", captureBeyondViewport=True)["data"]
                    name = f"{id}-{width}-{'dark' if dark else 'light'}.png"
                    (shots / name).write_bytes(base64.b64decode(picture))


# `fa:fa-x` is left out: Mermaid takes it for an icon, however it is escaped.
HOSTILE = ["</textarea></svg><script>document.title='bad'</script>", '"]; x["y"] --> z %%{init: {"theme":"dark"}}%%',
           "`**md**` _x_", "1. list", "- list", "style a:#b;c; classDef d:#e;", "#quot; &lt; &amp; #35;",
           "' onclick='x' href=javascript:alert(1)", "]]> --> end ]) |x| <!-- A<br>B", "\\u0022 \\ ${x} שלום"]


def hostile():
    """Returns a flow whose texts try to be markup or code."""
    text = lambda number: json.dumps(HOSTILE[number % len(HOSTILE)], ensure_ascii=False)
    flow = f"format: 1\nid: f\ntitle: {text(0)}\nas-of: {text(1)}\nstart: q0\ncontacts:\n  c:\n    title: {text(0)}\nquestions:\n"
    for number in range(len(HOSTILE)):
        to = f"q{number + 1}" if number + 1 < len(HOSTILE) else "r"
        flow += f"  q{number}:\n    ask: {text(number)}\n    options:\n      - label: {text(number)}\n        goto: {to}\n"
        flow += f"      - label: {text(number + 1)}\n        goto: r\n        id: other\n"
    flow += f"remedies:\n  r:\n    group: g\n    title: {text(0)}\n    steps:\n      - {text(0)}\n    letter:\n      to: c\n"
    flow += f"      subject: {text(7)}\n      text: {text(0)}\n"
    path = here / "f.yaml"
    path.write_text(flow)
    return str(path)


def texts_stay_texts(browser, flow):
    page = here / "f.html"
    page.write_text(said("print", "--format", "html", "--flow", flow))
    browser.go(page.as_uri())
    same(browser.js("return document.scripts.length"), 0, "no script gets in")
    same(browser.js("return [...document.querySelectorAll('*')].flatMap(e => e.getAttributeNames()).filter(n => n.startsWith('on'))"), [], "nor a handler")
    shown = browser.js("return document.documentElement.textContent + document.querySelector('textarea').value")
    same([text for text in HOSTILE if text not in shown], [], "every text is shown as it is")
    print("  hostile texts")


def pictures(browser, pages, flow):
    questions = [page for page in pages if page["kind"] == "question"]
    page = here / "tree.svg"
    for args, drawn in (["--svg"], questions), (["--tree"], pages):
        page.write_text(said("graph", *args))
        browser.go(page.as_uri())
        too_wide = "return [...document.querySelectorAll('text:not(.h)')].filter(t => t.getComputedTextLength() > 160).map(t => t.textContent)"
        same(browser.js(too_wide), [], "texts fit their boxes")
        same(browser.js("return document.querySelectorAll('rect.p, rect.r').length"), len(drawn), "every page once")
    print("  the overview and the tree")
    if not mermaid:
        return
    page = here / "m.html"
    page.write_text(f"<!DOCTYPE html><meta charset=utf-8><script src='{pathlib.Path(mermaid).as_uri()}'></script><div id=o></div>")
    browser.go(page.as_uri())
    draw = """const [text, done] = arguments;
        mermaid.initialize({startOnLoad: false});
        mermaid.parse(text).then(() => mermaid.render('g', text)).then(drawn => {
            o.innerHTML = drawn.svg;
            done([...o.querySelectorAll('.node')].map(node => node.textContent));
        }, error => done('' + error))"""
    around = [said("graph", "--page", page["id"]) for page in pages]
    hostile = [said("graph", "--flow", flow, "--page", page) for page in ("q0", "r")]
    for text in [said("graph"), *around, *hostile]:
        nodes = browser.call("/execute/async", {"script": draw, "args": [text]})
        same(isinstance(nodes, list), True, f"Mermaid reads it ({nodes})")
        same(len(nodes), len(re.findall(r"^  p_\w+[\[(]", text, re.M)), "every node is drawn")
        if text == hostile[-1]:
            bare = lambda text: re.sub(r"\s", "", text)
            for label, node in zip(HOSTILE, nodes):
                same(bare(label) in bare(node), True, f"{label} in {node}")
    print(f"  Mermaid draws {1 + len(around + hostile)} pictures")


def main():
    pages = json.loads(said("list", "--format", "json"))["flows"][0]["pages"]
    page = here / "gmis.html"
    page.write_text(said("print", "--format", "html"))
    if shots:
        shots.mkdir(parents=True, exist_ok=True)
    flow = hostile()
    browser = Browser()
    try:
        walks(browser, page.as_uri(), pages)
        keys(browser, page.as_uri(), pages)
        looks(browser, page.as_uri())
        texts_stay_texts(browser, flow)
        pictures(browser, pages, flow)
    finally:
        browser.end()


main()
