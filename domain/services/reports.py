"""Asking for a report: it is made beside the service and comes as a file, with word of how far it is."""

from datetime import datetime

from domain.errors import BadInput, NotAllowed
from domain.notice import Notice, Priority
from domain.people import Person
from domain.ports import UnitOfWork
from domain.report import chat_formats, may_have


def as_reader(person: Person | None, kind: str) -> Person:
    """Raises NotAllowed with a sentence about reports, for whoever may not have this one."""
    if person is None or not may_have(person, kind):
        raise NotAllowed("not-allowed-report")
    return person


async def ask(
    uow: UnitOfWork, actor: Person | None, kind: str, form: str, scope: str, *, now: datetime
) -> None:
    """Post the wish; rights are looked at again when it is made. Raises NotAllowed and BadInput."""
    person = as_reader(actor, kind)
    if form not in chat_formats(kind):
        raise BadInput("button-unknown")
    await _post(
        uow, person, "report_file", now.isoformat(), {"kind": kind, "form": form, "scope": scope}, now=now
    )


async def tell(uow: UnitOfWork, person: Person, asked: Notice, done: int, *, now: datetime) -> None:
    """Post how far what was asked for is: the message about it is changed."""
    what = {"asked": asked.id, "kind": asked.params["kind"], "form": asked.params["form"]}
    await _post(uow, person, "report_progress", f"{asked.id}:{done}", what, now=now)


async def _post(
    uow: UnitOfWork, person: Person, kind: str, key: str, params: dict[str, object], *, now: datetime
) -> None:
    await uow.outbox.post(
        Notice(
            congress_id=person.congress_id,
            person_id=person.id,
            kind=kind,
            dedupe_key=f"{kind}:{person.id}:{key}",
            not_before=now,
            params=params,
            priority=Priority.REPLY,
        )
    )
