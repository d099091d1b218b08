"""The schema in a real editor's server: yaml-language-server over its own protocol."""

import json
import shutil
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path
from queue import Queue
from typing import Any

import pytest

from orglint.rules.kinds import KINDS
from tests.project.examples import PROJECT, SOUND, schema_of

SERVER = PROJECT / ".cache" / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"

pytestmark = pytest.mark.skipif(
    shutil.which("node") is None or not SERVER.exists(),
    reason="yaml-language-server is not installed (.ci/run installs it into .cache)",
)


class Server:
    """A language server that is spoken to on its standard streams."""

    def __init__(self) -> None:
        command = ["node", str(SERVER), "--stdio"]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=PROJECT)
        self.messages: Queue[dict[str, Any]] = Queue()
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()
        self._number = 0

    def _listen(self) -> None:
        out = self.process.stdout
        assert out is not None
        while header := out.readline():
            length = int(header.split(b":")[1]) if header.lower().startswith(b"content-length") else 0
            if length:
                while out.readline().strip():
                    pass
                self.messages.put(json.loads(out.read(length)))

    def send(self, method: str | None, number: int | None = None, **more: Any) -> None:
        message = {"jsonrpc": "2.0", **({"method": method} if method else {}), **more}
        if number is not None:
            message["id"] = number
        data = json.dumps(message).encode()
        assert self.process.stdin is not None
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(data), data))
        self.process.stdin.flush()

    def diagnostics(self, path: Path, text: str) -> list[str]:
        """What the server says of a text; its questions about settings are answered with nothing."""
        document = {"uri": path.as_uri(), "languageId": "yaml", "version": 1, "text": text}
        self.send("textDocument/didOpen", params={"textDocument": document})
        while True:
            message = self.messages.get(timeout=60)
            if message.get("method") == "textDocument/publishDiagnostics" and message["params"]["uri"] == path.as_uri():
                return [one["message"] for one in message["params"]["diagnostics"]]
            self._answer(message)

    def completions(self, path: Path, text: str) -> list[str]:
        """What the server offers at the end of a text, or before its last line end."""
        self.diagnostics(path, text)
        lines = text.removesuffix("\n").split("\n")
        at = {"line": len(lines) - 1, "character": len(lines[-1])}
        self.send("textDocument/completion", 2, params={"textDocument": {"uri": path.as_uri()}, "position": at})
        while (message := self.messages.get(timeout=60)).get("id") != 2 or "method" in message:
            self._answer(message)
        return [one["label"] for one in message["result"]["items"]]

    def _answer(self, message: dict[str, Any]) -> None:
        if "id" in message and message.get("method") == "workspace/configuration":
            self.send(None, message["id"], result=[{"validate": True} for _ in message["params"]["items"]])
        elif "id" in message and "method" in message:
            self.send(None, message["id"], result=None)

    def stop(self) -> None:
        self.process.kill()
        self._listener.join()
        for stream in (self.process.stdin, self.process.stdout):
            assert stream is not None
            stream.close()
        self.process.wait()

    def start(self) -> None:
        capabilities = {"workspace": {"configuration": True}, "textDocument": {"publishDiagnostics": {}}}
        parameters = {"processId": None, "rootUri": PROJECT.as_uri(), "capabilities": capabilities}
        self.send("initialize", 1, params=parameters)
        while self.messages.get(timeout=60).get("id") != 1:
            pass
        self.send("initialized", params={})


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    server = Server()
    server.start()
    yield server
    server.stop()


def with_schema(text: str, name: str = "organization") -> str:
    return f"# yaml-language-server: $schema={(PROJECT / 'schemas' / f'{name}.schema.json').as_uri()}\n{text}"


def test_the_shipped_examples_are_accepted(server: Server) -> None:
    assert len(SOUND) > 8
    for path in SOUND:
        assert server.diagnostics(path, with_schema(path.read_text("utf-8"), schema_of(path))) == [], path.name


def test_a_mistyped_field_is_told(server: Server) -> None:
    path = PROJECT / "examples" / "typed-just-now.yaml"
    (message,) = server.diagnostics(path, with_schema("units:\n  - {id: m, onws: [pricing]}\n"))
    assert "onws" in message


@pytest.mark.parametrize(
    ("check", "told"),
    [
        ("{kind: span, limit: 8, excpt: {within: region}}", "excpt"),
        ("{kind: span, limit: 8, except: {wihtin: region}}", "wihtin"),
        ("{kind: naming, convention: camelCase}", "camelCase"),
    ],
)
def test_a_mistake_in_a_rule_of_ones_own_is_told(server: Server, check: str, told: str) -> None:
    path = PROJECT / "examples" / f"rule-with-{told}.yaml"
    text = f'check: {check}\nexamples: [{{bad: "units: []"}}]\n'
    assert server.diagnostics(path, with_schema(text, "rule")), text
    fixed = "{kind: span, limit: 8, except: {within: region}}"
    path = PROJECT / "examples" / f"rule-without-{told}.yaml"
    assert server.diagnostics(path, with_schema(text.replace(check, fixed), "rule")) == []


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("\n", {"check", "examples", "severity", "vacuous"}),
        ("check:\n  kind: \n", set(KINDS)),
        ("check:\n  kind: belongs\n  \n", {"duty", "to", "except", "required"}),
        ("check:\n  kind: naming\n  convention: \n", {"kebab-case", "chinese"}),
        (
            "check:\n  kind: span\n  limit: 8\n  except:\n    \n",
            {"kind", "at", "within", "under", "tag", "level", "structure"},
        ),
    ],
    ids=["fields", "kinds", "parameters", "values", "selectors"],
)
def test_the_editor_completes_a_rule(server: Server, text: str, offered: set[str]) -> None:
    path = PROJECT / "examples" / f"rule-{len(text)}.yaml"
    assert offered <= set(server.completions(path, with_schema(text, "rule")))
