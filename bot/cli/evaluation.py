"""How well the language side does on texts of one's own: measures of the product's own code, as JSON."""

import argparse
import csv
import json
from collections.abc import Callable
from typing import Any

from bot.i18n import Translator
from bot.trouble import Trouble

Measure = Callable[[argparse.Namespace], dict[str, Any]]


def _classification(options: argparse.Namespace) -> dict[str, Any]:
    from storage.words import classification

    return classification.measured(options.train, options.test)


def _retrieval(options: argparse.Namespace) -> dict[str, Any]:
    from storage.words import retrieval

    return retrieval.measured(options.corpus, options.groups, options.exclude)


def _same_matter(options: argparse.Namespace) -> dict[str, Any]:
    from storage.words import same_matter

    return same_matter.measured(options.corpus, options.pairs, options.train, folds=options.folds)


def _reply(options: argparse.Namespace) -> dict[str, Any]:
    from storage.words import answering

    return answering.measured(options.messages, options.labels, options.train, folds=options.folds)


# The parts of the command: what is read (required with True), what is only on or off, and the measure.
PARTS: dict[str, tuple[dict[str, bool], tuple[str, ...], Measure]] = {
    "classification": ({"train": True, "test": False}, (), _classification),
    "retrieval": ({"corpus": True, "groups": True, "exclude": False}, (), _retrieval),
    "same-matter": ({"corpus": True, "pairs": True, "train": False}, ("folds",), _same_matter),
    "reply": ({"messages": True, "labels": True, "train": False}, ("folds",), _reply),
}


async def evaluate(options: argparse.Namespace, t: Translator) -> int:
    """Raises Trouble in one sentence where a file cannot be read or is of another form."""
    files, _, measure = PARTS[options.part]
    for name in files:
        path = getattr(options, name)
        if path is not None and not path.is_file():
            raise Trouble("trouble-file-missing", path=str(path))
    try:
        found = measure(options)
    except KeyError as error:
        raise Trouble("trouble-no-column", column=str(error.args[0])) from error
    except (OSError, EOFError, UnicodeError, csv.Error) as error:
        raise Trouble("trouble-not-a-table") from error
    except ValueError as error:
        raise Trouble("trouble-too-little-to-learn") from error
    print(json.dumps(found, ensure_ascii=False, indent=2))
    return 0
