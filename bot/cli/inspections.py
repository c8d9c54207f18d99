"""Samples of inspections at the command line: the pool, and the same draw once more."""

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING

from bot.i18n import Translator
from bot.trouble import Trouble

if TYPE_CHECKING:
    from domain.inspection_draw import Draw, Lot


async def inspection_draw(options: argparse.Namespace, t: Translator) -> int:
    """Whoever has a pool and a seed needs no database."""
    from domain.inspection_draw import draw

    if options.inspection is not None:
        made = await _kept(options)
        _say(made.pool, made.seed, made.sample, t)
        return 0
    if options.pool is None or options.seed is None or options.size is None:
        raise Trouble("trouble-inspection-options")
    pool = _read(options.pool)
    _say(pool, options.seed, draw(pool, options.seed, options.size, by_department=options.by_department), t)
    return 0


async def inspection_pool(options: argparse.Namespace, t: Translator) -> int:
    made = await _kept(options)
    for lot in made.pool:
        print(f"{lot.label}\t{lot.department}")
    return 0


async def _kept(options: argparse.Namespace) -> "Draw":
    from bot.checks import congress_named, open_database, settings_of

    async with open_database(settings_of()) as database, database.unit_of_work() as uow:
        congress = await congress_named(uow, options.congress)
        found = await uow.inspections.get(congress.id, options.inspection)
        draws = await uow.inspections.draws(found.id) if found is not None else []
    number = options.draw or len(draws)
    if not 1 <= number <= len(draws):
        raise Trouble("trouble-inspection-none")
    return draws[number - 1]


def _say(pool: Sequence["Lot"], seed: str, sample: Sequence["Lot"], t: Translator) -> None:
    from domain.inspection_draw import digest_of

    head = {"seed": seed, "digest": digest_of(pool), "pool": len(pool), "n": len(sample)}
    print(t.plain("said-inspection-draw", **head))
    for lot in sample:
        print(f"{lot.label}\t{lot.department}")


def _read(path: object) -> list["Lot"]:
    from domain.inspection_draw import Lot

    try:
        with open(str(path), encoding="utf-8") as file:
            lines = [line.rstrip("\r\n").split("\t") for line in file if line.strip()]
    except (OSError, UnicodeDecodeError) as error:
        raise Trouble("trouble-inspection-pool", path=str(path)) from error
    if not lines or any(len(parts) != 2 for parts in lines):
        raise Trouble("trouble-inspection-pool", path=str(path))
    return [Lot(label, department) for label, department in lines]
