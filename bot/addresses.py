"""Addresses of additional ways: which are taken, how they are shown, and where they lead."""

import ipaddress
import re
from dataclasses import dataclass
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

from bot.sealing import Sealer
from domain.errors import BadInput

LONGEST = 300
MAIL = re.compile(r"[A-Za-z0-9._+-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.)+[A-Za-z]{2,24}")
# What may be added behind the question mark: nothing that reads files, fetches other addresses or switches
# checks off. Those without a host of their own lead to the one server of their service.
KEYS: dict[str, frozenset[str]] = {
    "mailtos": frozenset({"smtp", "from", "to", "name", "user", "pass", "mode"}),
    **dict.fromkeys(("ntfy", "ntfys"), frozenset({"priority", "tags", "token", "auth", "mode"})),
    **dict.fromkeys(("bark", "barks"), frozenset({"sound", "group", "level"})),
    **dict.fromkeys(("json", "jsons"), frozenset[str]()),
    **dict.fromkeys(("wecombot", "dingtalk", "feishu"), frozenset({"key", "token", "secret"})),
}
WITH_HOST = frozenset({"mailtos", "bark", "barks", "json", "jsons"})
SHOWN = "***"


@dataclass(frozen=True)
class Ways:
    """What this installation offers."""

    sealer: Sealer
    mail: bool
    private: bool


def mail_address(text: str) -> str:
    """Raises BadInput."""
    address = text.strip()
    if not MAIL.fullmatch(address):
        raise BadInput("bad-second-way-mail")
    return address


def service_address(text: str, *, private: bool) -> str:
    """One of the services that are let in. Raises BadInput."""
    address = text.strip()
    scheme, _, rest = address.partition("://")
    scheme = scheme.lower()
    if scheme not in KEYS:
        raise BadInput("bad-second-way-service", known=", ".join(KEYS))
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        raise BadInput("bad-second-way-address") from None
    keys = {key.lower() for key, _ in parse_qsl(parts.query, keep_blank_values=True)}
    fits = len(address) <= LONGEST and address.isascii() and address.isprintable() and " " not in address
    if not fits or not rest or not host or parts.fragment or keys - KEYS[scheme]:
        raise BadInput("bad-second-way-address")
    leads = [host] if scheme in WITH_HOST or parts.path.strip("/") else []
    leads += [value for key, value in parse_qsl(parts.query) if key.lower() == "smtp"]
    if not private and scheme not in {"wecombot", "dingtalk", "feishu"} and any(map(is_inside, leads)):
        raise BadInput("bad-second-way-private")
    return f"{scheme}://{rest}"


def is_inside(host: str) -> bool:
    """By its name alone, without asking: this machine, or a network behind it."""
    name = host.strip("[]").rstrip(".").lower()
    if is_private(name):
        return True
    return ("." not in name and ":" not in name) or name.endswith(
        (".local", ".internal", ".localhost", ".lan")
    )


def is_private(number: str) -> bool:
    """Of a host that is an IP address: not one of the public network."""
    try:
        address = ipaddress.ip_address(number.partition("%")[0])
    except ValueError:
        # Also as other programs read numbers: 127.1, 0x7f000001, 2130706433.
        return bool(re.fullmatch(r"(?:0x[0-9a-f]*|[0-9]+)(?:\.(?:0x[0-9a-f]*|[0-9]+))*", number))
    mapped = address.ipv4_mapped if isinstance(address, ipaddress.IPv6Address) else None
    return not (mapped or address).is_global or address.is_multicast


def masked(address: str) -> str:
    """Enough for who knows it, too little for who does not."""
    if "://" not in address:
        name, _, domain = address.partition("@")
        return f"{name[:1]}{SHOWN}@{domain}"
    parts = urlsplit(address)
    named = parts.scheme in WITH_HOST or (parts.scheme in {"ntfy", "ntfys"} and parts.path.strip("/"))
    return f"{parts.scheme}://{parts.hostname}/{SHOWN}" if named else f"{parts.scheme}://{SHOWN}"


def with_recipient(mail_url: str, address: str) -> str:
    """The installation's own way of sending mail, to this address."""
    parts = urlsplit(mail_url)
    kept = [(key, value) for key, value in parse_qsl(parts.query) if key.lower() not in {"to", "cc", "bcc"}]
    return parts._replace(query=urlencode([*kept, ("to", address)], quote_via=quote)).geturl()
