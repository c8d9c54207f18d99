"""HTTP for python-telegram-bot over aiohttp, and whether what failed can have arrived.

Its own way, httpx, takes several times as long for a message, nearly all of it processor time.
"""

from typing import Any

import aiohttp
from telegram._utils.defaultvalue import DefaultValue
from telegram.error import NetworkError
from telegram.request import BaseRequest, RequestData

CONNECT_SECONDS = 5.0
# More at a time than places to send from: nobody waits for a connection.
CONNECTIONS = 100


class NotSent(NetworkError):
    """There was no connection: Telegram has certainly not got it."""


class Transport(BaseRequest):
    """One session for one bot; `answer_seconds` is how long an answer is waited for."""

    def __init__(self, answer_seconds: float) -> None:
        self._answer_seconds = answer_seconds
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        return self._answer_seconds

    async def initialize(self) -> None:
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=CONNECTIONS),
                timeout=aiohttp.ClientTimeout(
                    total=None, sock_connect=CONNECT_SECONDS, sock_read=self._answer_seconds
                ),
                headers={"User-Agent": self.USER_AGENT},
            )

    async def shutdown(self) -> None:
        session, self._session = self._session, None
        if session is not None:
            await session.close()

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: float | DefaultValue[Any] | None = BaseRequest.DEFAULT_NONE,
        write_timeout: float | DefaultValue[Any] | None = BaseRequest.DEFAULT_NONE,
        connect_timeout: float | DefaultValue[Any] | None = BaseRequest.DEFAULT_NONE,
        pool_timeout: float | DefaultValue[Any] | None = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """Raises NotSent, or NetworkError when it may have arrived. The timeouts are the session's."""
        assert self._session is not None
        try:
            async with self._session.request(method, url, data=_body(request_data)) as answer:
                return answer.status, await answer.read()
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError) as error:
            raise NotSent(str(error)) from error
        except (aiohttp.ClientError, TimeoutError) as error:
            raise NetworkError(f"{type(error).__name__}: {error}") from error


def _body(data: RequestData | None) -> aiohttp.FormData | dict[str, str] | None:
    if data is None:
        return None
    if not data.contains_files:
        return data.json_parameters
    form = aiohttp.FormData(data.json_parameters)
    for field, (name, content, kind) in data.multipart_data.items():
        form.add_field(field, content, filename=name, content_type=kind)
    return form
