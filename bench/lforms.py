"""LHC-Forms in headless Chromium: the form renderer ours is held against, where both are at hand.

``docs/oracle.md`` says how to get them. Nothing leaves the machine: the page is served on 127.0.0.1 and posts what it
measured back.
"""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

#: Where the unpacked folder ``dist/lforms`` and the browser are.
FOLDER, BROWSER = "CLINIC_APP_LFORMS", "CLINIC_APP_CHROMIUM"
PATIENCE = 180  # s

PAGE = """<!doctype html><html><head><meta charset="utf-8">
<link rel="stylesheet" href="/webcomponent/styles.css"></head><body><div id="c"></div>
<script src="/webcomponent/assets/lib/zone.min.js"></script><script src="/webcomponent/lhc-forms.js"></script>
<script src="/fhir/R4/lformsFHIR.min.js"></script><script>
const frame = () => new Promise(r => requestAnimationFrame(() => setTimeout(r, 0)));
function enabled(items, found) {
  for (const i of items || []) {
    if (i._skipLogicStatus === 'target-disabled' || i._enableWhenExpVal === false) continue;
    found.push(i.linkId); enabled(i.items, found);
  }
  return found;
}
async function one(text, response) {
  const U = LForms.Util, start = performance.now();
  const q = JSON.parse(text);
  let form = U.convertFHIRQuestionnaireToLForms(q, 'R4');
  if (response) form = U.mergeFHIRDataIntoLForms(response, form, 'R4');
  document.getElementById('c').innerHTML = '';
  await U.addFormToPage(form, 'c', {prepopulate: false});
  await frame();
  const ms = performance.now() - start;
  await new Promise(r => setTimeout(r, response ? 400 : 0));

  const items = U._getFormObjectInScope().items;
  return {ms, enabled: enabled(items, []), qr: U.getFormFHIRData('QuestionnaireResponse', 'R4')};
}
(async () => {
  while (!(window.LForms && LForms.Util && LForms.Util.addFormToPage && LForms.FHIR && LForms.FHIR.R4))
    await new Promise(r => setTimeout(r, 30));
  const jobs = await (await fetch('/jobs')).json(), out = {};
  for (const job of jobs) {
    out[job.name] = [];
    for (let n = 0; n < job.times; n++)
      try { out[job.name].push(await one(job.text, job.response)); }
      catch (e) { out[job.name].push({error: String(e && e.message || e).slice(0, 200)}); break; }
  }
  await fetch('/result', {method: 'POST', body: JSON.stringify(out)});
})();
</script></body></html>"""


@dataclass(frozen=True)
class Job:
    """A form to render: its file's text, answers to put in or none, and how often."""

    name: str
    text: str
    response: dict[str, Any] | None = None
    times: int = 1


@dataclass
class _Exchange:
    jobs: Sequence[Job]
    result: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    done: threading.Event = field(default_factory=threading.Event)


class _Handler(SimpleHTTPRequestHandler):
    exchange: _Exchange

    def __init__(self, *arguments: Any, exchange: _Exchange, **keywords: Any) -> None:  # noqa: ANN401  the base's own
        self.exchange = exchange
        super().__init__(*arguments, **keywords)

    def do_GET(self) -> None:
        if self.path == "/page.html":
            self._send(PAGE, "text/html; charset=utf-8")
        elif self.path == "/jobs":
            self._send(json.dumps([vars(job) for job in self.exchange.jobs]), "application/json")
        else:
            super().do_GET()

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.exchange.result = json.loads(body)
        self._send("{}", "application/json")
        self.exchange.done.set()

    def log_message(self, *_arguments: Any) -> None:  # noqa: ANN401  the base's own
        """Say nothing."""

    def _send(self, text: str, kind: str) -> None:
        body = text.encode()
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def at_hand() -> str:
    """Return what is missing to render with LHC-Forms, as a sentence; empty where nothing is."""
    folder, browser = os.environ.get(FOLDER, ""), os.environ.get(BROWSER, "")
    if not folder or not (Path(folder) / "webcomponent" / "lhc-forms.js").exists():
        return f"LHC-Forms is not here: {FOLDER} names no folder with it (docs/oracle.md)."
    if not browser or not Path(browser).exists():
        return f"Chromium is not here: {BROWSER} names no program (docs/oracle.md)."
    return ""


def rendered(jobs: Sequence[Job]) -> dict[str, list[dict[str, Any]]]:
    """Return what LHC-Forms made of each job, every time: milliseconds, enabled linkIds, response; or an error.

    Raises:
        TimeoutError: The browser did not answer.
    """
    exchange = _Exchange(jobs)
    handler = partial(_Handler, exchange=exchange, directory=os.environ[FOLDER])
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        with _browser(f"http://127.0.0.1:{server.server_port}/page.html"):
            if not exchange.done.wait(PATIENCE):
                raise TimeoutError("Chromium did not answer")
    finally:
        server.shutdown()
        server.server_close()
    return exchange.result


@contextmanager
def _browser(address: str) -> Iterator[None]:
    with tempfile.TemporaryDirectory() as profile:
        command = [os.environ[BROWSER], "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run"]
        command += ["--window-size=900,760", f"--user-data-dir={profile}", "--remote-debugging-port=0", address]
        running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            yield
        finally:
            running.terminate()
            try:
                running.wait(10)
            except subprocess.TimeoutExpired:
                running.kill()
                running.wait(10)
