"""A real browser, Chromium, driven by its own protocol (CDP): what a person types, and what comes to the page."""

import asyncio
import base64
import shutil
import tempfile
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import aiohttp

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
_SWITCHES = ("--headless=new", "--no-sandbox", "--disable-gpu", "--remote-debugging-port=0", "--window-size=1000,600")


class Page:
    """One page: `received` is all that its WebSockets brought, as text; `complaints` are errors of scripts and CSP."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self._socket = socket
        self._answers: dict[int, asyncio.Future[dict[str, Any]]] = {}
        self._last = 0
        self.received = ""
        self.complaints: list[str] = []

    async def listen(self) -> None:
        """Take in what the browser says, until it is gone."""
        async for said in self._socket:
            message = said.json()
            if "id" in message:
                self._answers.pop(message["id"]).set_result(message.get("result", message))
            elif message["method"] == "Network.webSocketFrameReceived":
                frame = message["params"]["response"]
                data = base64.b64decode(frame["payloadData"]) if frame["opcode"] == 2 else b""
                self.received += data.decode("utf-8", "replace")
            elif message["method"] in ("Runtime.exceptionThrown", "Page.javascriptDialogOpening"):
                self.complaints.append(str(message["params"]))
            elif message["method"] == "Log.entryAdded" and message["params"]["entry"]["source"] == "security":
                self.complaints.append(message["params"]["entry"]["text"])

    async def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Ask the browser to do something."""
        self._last += 1
        answer = self._answers[self._last] = asyncio.get_running_loop().create_future()
        await self._socket.send_json({"id": self._last, "method": method, "params": parameters})
        return await asyncio.wait_for(answer, 30)

    async def value(self, script: str) -> Any:
        """Return what a script says of the page."""
        return (await self.call("Runtime.evaluate", expression=script))["result"].get("value")

    async def open(self, url: str) -> None:
        """Go to a page."""
        for domain in ("Page", "Network", "Runtime", "Log"):
            await self.call(f"{domain}.enable")
        await self.call("Emulation.setFocusEmulationEnabled", enabled=True)  # as if its window were in front
        await self.call("Page.navigate", url=url)

    async def type(self, text: str) -> None:
        """Type, letter by letter."""
        await self.value("document.querySelector('.xterm-helper-textarea').focus()")
        for letter in text:
            key = {"key": letter, "windowsVirtualKeyCode": ord(letter.upper())}
            await self.call("Input.dispatchKeyEvent", type="keyDown", text=letter, **key)
            await self.call("Input.dispatchKeyEvent", type="keyUp", **key)

    async def press(self, key: str, code: int, modifiers: int = 0) -> None:
        """Press a key that is no letter."""
        for kind in ("rawKeyDown", "keyUp"):
            await self.call(
                "Input.dispatchKeyEvent",
                type=kind,
                key=key,
                code=key,
                windowsVirtualKeyCode=code,
                modifiers=modifiers,
            )

    async def until(self, holds: Callable[[], bool], seconds: float = 40) -> None:
        """Wait until something holds."""
        async with asyncio.timeout(seconds):
            while not holds():
                await asyncio.sleep(0.05)


@asynccontextmanager
async def browser() -> AsyncIterator[Callable[[], Any]]:
    """Start a browser; what is yielded opens new pages."""
    assert CHROMIUM is not None
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        process = await asyncio.create_subprocess_exec(
            CHROMIUM, *_SWITCHES, f"--user-data-dir={profile}", "about:blank", stderr=asyncio.subprocess.PIPE
        )
        assert process.stderr is not None
        line = b""
        while b"DevTools listening on" not in line:
            line = await process.stderr.readline()
        host = line.decode().split("//")[1].split("/")[0]
        listening: list[asyncio.Task[None]] = []
        async with aiohttp.ClientSession() as session:

            async def new_page() -> Page:
                async with session.put(f"http://{host}/json/new?about:blank") as answer:
                    target = await answer.json(content_type=None)
                page = Page(await session.ws_connect(target["webSocketDebuggerUrl"], max_msg_size=0))
                listening.append(asyncio.create_task(page.listen()))
                return page

            try:
                yield new_page
            finally:
                for task in listening:
                    task.cancel()
                process.terminate()
                await process.wait()
