"""What can be typed: the commands with their arguments, help with examples, and what is wrong in words."""

import argparse
import re
from collections.abc import Callable, Coroutine, Sequence
from functools import partial
from pathlib import Path
from typing import Any, NoReturn

from bot.cli import commands, departments, evaluation, inspections, reports, undelivered
from bot.i18n import LANGUAGES, Translator
from bot.replays.scripts import story_names

Command = Callable[[argparse.Namespace, Translator], Coroutine[None, None, int]]

PROGRAM = "python -m bot"
# argparse has its sentences in English only; what they are about is said in ours.
USAGE_FAULTS = (
    ("usage-missing", re.compile(r"the following arguments are required: (?P<name>.+)")),
    ("usage-unknown", re.compile(r"unrecognized arguments: (?P<name>.+)")),
    ("usage-no-value", re.compile(r"argument (?P<name>.+?): expected (?:one|at least one) argument")),
    (
        "usage-choice",
        re.compile(r"argument (?P<name>.+?): invalid choice: (?P<value>.*?) \(choose from (?P<known>.+)\)"),
    ),
    ("usage-value", re.compile(r"argument (?P<name>.+?): (?:invalid .+? value: )?(?P<value>.*)", re.S)),
)


def parse(given: Sequence[str], t: Translator) -> tuple[Command, argparse.Namespace]:
    """The command and its arguments. Raises SystemExit: 0 after help was asked for, 2 after a wrong usage."""
    options = _parser(t).parse_args(given)
    command: Command = options.command
    return command, options


class _Parser(argparse.ArgumentParser):
    """argparse in the reader's language, with examples below every help."""

    def __init__(self, t: Translator, words: str, **options: Any) -> None:
        super().__init__(
            description=t.plain(words),
            epilog=t.plain(f"{words}-examples"),
            formatter_class=partial(_Help, t=t),
            add_help=False,
            allow_abbrev=False,
            **options,
        )
        self.t = t
        self.arguments = self.add_argument_group(t.plain("usage-arguments"))
        self.options = self.add_argument_group(t.plain("usage-options"))
        self.options.add_argument("-h", "--help", action="help", help=t.plain("cli-help"))
        # What was given before the command stays when nothing is given after it.
        self.options.add_argument(
            "--lang", choices=LANGUAGES, default=argparse.SUPPRESS, help=t.plain("cli-lang")
        )

    def error(self, message: str) -> NoReturn:
        said = message
        for key, form in USAGE_FAULTS:
            if found := form.fullmatch(message):
                said = self.t.plain(
                    key, **{name: text.replace("'", "") for name, text in found.groupdict().items()}
                )
                break
        self.exit(2, f"{said}\n{self.format_usage()}{self.t.plain('usage-more', command=self.prog)}\n")


class _Help(argparse.RawDescriptionHelpFormatter):
    class _Section(argparse.HelpFormatter._Section):
        def format_help(self) -> str:
            # argparse has one colon for every language.
            assert isinstance(self.formatter, _Help)
            colon = self.formatter._t.plain("usage-colon")
            return super().format_help().replace(f"{self.heading}:\n", f"{self.heading}{colon}\n", 1)

    def __init__(self, prog: str, t: Translator) -> None:
        super().__init__(prog, max_help_position=24)
        self._t = t

    def _get_help_string(self, action: argparse.Action) -> str:
        # Help is said as it is written: a "100%" in it is no place for argparse to fill.
        return (super()._get_help_string(action) or "").replace("%", "%%")

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, self._t.plain("usage") if prefix is None else prefix)


def _parser(t: Translator) -> argparse.ArgumentParser:
    top = _Parser(t, "cli-about", prog=PROGRAM)
    made = top.add_subparsers(title=t.plain("usage-commands"), required=True, metavar="COMMAND")

    def add(name: str, command: Command, within: Any = made, words: str = "") -> _Parser:
        words = words or f"cli-{name}"
        own: _Parser = within.add_parser(name, t=t, words=words, help=t.plain(words))
        own.set_defaults(command=command)
        return own

    demo = add("demo", commands.demonstrate)
    demo.options.add_argument("--reset", action="store_true", help=t.plain("cli-demo-reset"))
    demo.options.add_argument("--everybody", action="store_true", help=t.plain("cli-demo-everybody"))
    demo.options.add_argument("--port", type=_port, default=8088, help=t.plain("cli-port"))
    add("doctor", commands.doctor)
    add("migrate", commands.migrate)
    congress = add("congress", commands.congress_list)
    parts = congress.add_subparsers(title=t.plain("usage-commands"), metavar="PART")
    added = add("add", commands.congress_add, parts)
    added.arguments.add_argument("name", metavar="NAME", type=_name, help=t.plain("cli-congress-name"))
    added.options.add_argument("--profile", required=True, metavar="P", help=t.plain("cli-profile"))
    bound = add("bind", commands.congress_bind, parts)
    bound.arguments.add_argument("name", metavar="NAME", help=t.plain("cli-congress-name"))
    bound.options.add_argument("--bot", type=_bot, required=True, metavar="ID", help=t.plain("cli-bot"))
    add("list", commands.congress_list, parts)
    units = add("department", departments.department_list)
    parts = units.add_subparsers(title=t.plain("usage-commands"), metavar="PART")
    listed = add("list", departments.department_list, parts, "cli-departments")
    merged = add("merge", departments.department_merge, parts)
    retired = add("retire", departments.department_retire, parts)
    for parser in (merged, retired):
        parser.arguments.add_argument("name", metavar="NAME", help=t.plain("cli-department-name"))
    merged.options.add_argument("--into", required=True, metavar="NAME", help=t.plain("cli-into"))
    outboxes = [*_outbox(add, t), *_inspection(add, t)]
    policy = add("policy", commands.print_policy)
    template = add("template", commands.template)
    template.options.add_argument("--ledger", action="store_true", help=t.plain("cli-template-ledger"))
    template.arguments.add_argument("file", type=Path, metavar="FILE", help=t.plain("cli-template-file"))
    imported = add("import", commands.import_workbook)
    imported.options.add_argument("--create-missing", action="store_true", help=t.plain("cli-create-missing"))
    imported.arguments.add_argument("file", type=Path, metavar="FILE", help=t.plain("cli-import-file"))
    invited = add("invite", commands.invite)
    invited.arguments.add_argument("name", nargs="?", metavar="NAME", help=t.plain("cli-invite-name"))
    invited.options.add_argument("--unit", metavar="UNIT", help=t.plain("cli-invite-unit"))
    reported = _report(add, t)
    for parser in (imported, invited, policy, listed, merged, retired, units, reported, *outboxes):
        parser.options.add_argument("--congress", metavar="NAME", help=t.plain("cli-of-congress"))
    add("run", commands.run)
    add("verify", commands.verify)
    _evaluation(add, t)
    add("lifecycle", commands.lifecycle)
    add("permissions", commands.permissions)
    _replay(add, t)
    return top


def _replay(add: Callable[..., _Parser], t: Translator) -> None:
    replayed = add("replay", commands.replay)
    stories = story_names()
    replayed.arguments.add_argument(
        "story", choices=stories, metavar="STORY", help=t.plain("cli-replay-story")
    )
    replayed.options.add_argument("--watch", action="store_true", help=t.plain("cli-replay-watch"))
    replayed.options.add_argument(
        "--speed", type=_speed, default=0, metavar="N", help=t.plain("cli-replay-speed")
    )


def _report(add: Callable[..., _Parser], t: Translator) -> _Parser:
    report = add("report", reports.report)
    options = report.options
    options.add_argument("--kind", choices=reports.KINDS, default="overview", help=t.plain("cli-report-kind"))
    options.add_argument("--period", metavar="P", help=t.plain("cli-report-period"))
    rounding = reports.ROUNDINGS
    options.add_argument(
        "--rounding", choices=rounding, default=rounding[0], help=t.plain("cli-report-rounding")
    )
    options.add_argument(
        "--decimals", type=int, choices=reports.DECIMALS, default=2, help=t.plain("cli-report-decimals")
    )
    options.add_argument(
        "--format", choices=reports.FORMATS, default="json", help=t.plain("cli-report-format")
    )
    options.add_argument("--output", type=Path, metavar="FILE", help=t.plain("cli-report-output"))
    return report


def _outbox(add: Callable[..., _Parser], t: Translator) -> list[_Parser]:
    outbox = add("outbox", undelivered.outbox_list)
    parts = outbox.add_subparsers(title=t.plain("usage-commands"), metavar="PART")
    undone = add("list", undelivered.outbox_list, parts, "cli-outbox-list")
    resent = add("resend", undelivered.outbox_resend, parts, "cli-outbox-resend")
    resent.options.add_argument(
        "--reason", choices=undelivered.REASONS, required=True, help=t.plain("cli-outbox-reason")
    )
    return [outbox, undone, resent]


def _inspection(add: Callable[..., _Parser], t: Translator) -> list[_Parser]:
    top = add("inspection", inspections.inspection_draw)
    parts = top.add_subparsers(title=t.plain("usage-commands"), metavar="PART", required=True)
    drawn = add("draw", inspections.inspection_draw, parts, "cli-inspection-draw")
    pool = add("pool", inspections.inspection_pool, parts, "cli-inspection-pool")
    for parser in (drawn, pool):
        parser.options.add_argument(
            "--inspection", type=int, required=parser is pool, metavar="N", help=t.plain("cli-inspection-id")
        )
        parser.options.add_argument("--draw", type=int, metavar="N", help=t.plain("cli-inspection-number"))
    drawn.options.add_argument("--pool", type=Path, metavar="FILE", help=t.plain("cli-inspection-file"))
    drawn.options.add_argument("--seed", metavar="TEXT", help=t.plain("cli-inspection-seed"))
    drawn.options.add_argument("--size", type=int, metavar="N", help=t.plain("cli-inspection-size"))
    drawn.options.add_argument("--by-department", action="store_true", help=t.plain("cli-inspection-spread"))
    return [top, drawn, pool]


def _evaluation(add: Callable[..., _Parser], t: Translator) -> None:
    top = add("evaluate", evaluation.evaluate)
    parts = top.add_subparsers(title=t.plain("usage-commands"), metavar="PART", required=True, dest="part")
    for name, (files, switches, _) in evaluation.PARTS.items():
        part = add(name, evaluation.evaluate, parts, f"cli-evaluate-{name}")
        for file, required in files.items():
            words = t.plain(f"cli-evaluate-file-{file}")
            part.options.add_argument(f"--{file}", type=Path, required=required, metavar="FILE", help=words)
        for switch in switches:
            words = t.plain(f"cli-evaluate-{switch}")
            part.options.add_argument(f"--{switch}", action="store_true", help=words)


def _name(text: str) -> str:
    """A name without spaces around it; an empty one is no name."""
    if not text.strip():
        raise argparse.ArgumentTypeError(repr(text))
    return text.strip()


def _speed(text: str) -> float:
    """Lines a second."""
    speed = float(text)
    if not 0 <= speed <= 1000:
        raise ValueError(text)
    return speed


def _port(text: str) -> int:
    port = int(text)
    if not 0 <= port <= 65535:
        raise ValueError(text)
    return port


def _bot(text: str) -> int:
    """The bot's number, also when the whole token is given: then nothing but the number is repeated."""
    number = text.partition(":")[0]
    if not (number.isascii() and number.isdigit()):
        raise argparse.ArgumentTypeError(number)
    return int(number)
