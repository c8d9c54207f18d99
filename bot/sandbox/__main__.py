"""Runs the sandbox: `python -m bot.sandbox --port 8081 --dir DIR --token TOKEN`."""

from __future__ import annotations

import argparse
import asyncio
import signal
import sys
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.sandbox.journal import JournalBusy
from bot.sandbox.limits import Limits
from bot.sandbox.server import DEFAULT_TOKEN, Sandbox, start


def main() -> int:
    """Parses the command line and serves until interrupted; the exit status."""
    options = _parser().parse_args()
    try:
        asyncio.run(_serve(options))
    except ZoneInfoNotFoundError:
        return _complain(f"no such time zone: {options.zone}")
    except JournalBusy:
        return _complain(f"another sandbox is using {options.dir}; stop it first or choose another --dir")
    except ValueError as error:
        return _complain(str(error))
    except OSError as error:
        return _complain(f"cannot listen on {options.host}:{options.port}: {error.strerror}")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m bot.sandbox",
        description="A Telegram Bot API on your own machine, with phones in the browser.",
        epilog="Point a bot at it with BOT_API_BASE=http://HOST:PORT and the same token.",
    )
    parser.add_argument("--host", default="127.0.0.1", help="where to listen (default: %(default)s)")
    parser.add_argument("--port", type=int, default=8081, help="0 for a free one (default: %(default)s)")
    parser.add_argument("--dir", type=Path, help="keep chats and files here (default: in memory only)")
    parser.add_argument("--token", action="append", help="a bot's token; may be given several times")
    parser.add_argument("--username", help="user name of the first bot")
    parser.add_argument("--name", help="name of the first bot")
    parser.add_argument("--zone", default="Asia/Shanghai", help="of the page (default: %(default)s)")
    parser.add_argument("--no-flood-control", action="store_true", help="never answer 429")
    return parser


async def _serve(options: argparse.Namespace) -> None:
    limits = Limits(per_second=None, per_chat=None) if options.no_flood_control else Limits()
    sandbox = await start(
        host=options.host,
        port=options.port,
        tokens=options.token or (DEFAULT_TOKEN,),
        directory=options.dir,
        zone=ZoneInfo(options.zone),
        limits=limits,
        username=options.username,
        name=options.name,
    )
    _announce(sandbox)
    stopped = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stopped.set)
    async with sandbox:
        await stopped.wait()


def _announce(sandbox: Sandbox) -> None:
    print(f"Phones:  {sandbox.base_url}/")
    for bot in sandbox.world.bots.values():
        print(f"Bot API: {sandbox.base_url}/bot{bot.token}/  (@{bot.username})", flush=True)


def _complain(sentence: str) -> int:
    print(f"sandbox: {sentence}", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
