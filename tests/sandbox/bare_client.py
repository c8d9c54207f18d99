"""A client that speaks the Bot API and the phone API without any library."""

from __future__ import annotations

from typing import Any

from aiohttp import ClientSession


class BareClient:
    """Calls methods with JSON bodies and gives the whole answer; also GET and POST for everything else."""

    def __init__(self, session: ClientSession, base_url: str, token: str) -> None:
        self.session = session
        self.base_url = base_url
        self.token = token

    async def __call__(self, method: str, **parameters: Any) -> dict[str, Any]:
        url = f"{self.base_url}/bot{self.token}/{method}"
        async with self.session.post(url, json=parameters) as response:
            body: dict[str, Any] = await response.json()
            assert response.status == (200 if body["ok"] else body["error_code"])
            return body

    async def result(self, method: str, **parameters: Any) -> Any:
        """The result of a call that must succeed."""
        body = await self(method, **parameters)
        assert body["ok"], body
        return body["result"]

    async def refusal(self, method: str, **parameters: Any) -> tuple[int, str]:
        """Code and description of a call that must fail."""
        body = await self(method, **parameters)
        assert not body["ok"], body
        return body["error_code"], body["description"]

    async def get(self, path: str) -> Any:
        async with self.session.get(self.base_url + path) as response:
            return await response.json()

    async def post(self, path: str, **body: Any) -> Any:
        async with self.session.post(self.base_url + path, json=body) as response:
            return await response.json()

    async def updates(self, **parameters: Any) -> list[dict[str, Any]]:
        """Pending updates, left unconfirmed unless an offset is given."""
        found: list[dict[str, Any]] = await self.result("getUpdates", **parameters)
        return found


def inline(*rows: list[tuple[str, str]]) -> dict[str, Any]:
    """An inline keyboard of (text, callback_data) pairs."""
    keys = [[{"text": text, "callback_data": data} for text, data in row] for row in rows]
    return {"inline_keyboard": keys}
