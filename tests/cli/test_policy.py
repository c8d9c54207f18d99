"""`python -m bot policy`: the rules of a congress, as JSON."""

import json

from bot.profiles import profile
from tests.cli.machine import Machine


def test_the_rules_are_printed(machine: Machine) -> None:
    printed = machine.is_set_up().types("policy").says()
    assert json.loads(printed.out) == profile("keqiao").data


def test_of_which_congress(machine: Machine) -> None:
    machine.is_set_up().types("congress", "add", "昆明市人大", "--profile", "kunming").says()
    printed = machine.types("policy", "--congress", "昆明市人大").says()
    assert json.loads(printed.out)["pre_assign"] is True
    machine.types("policy").fails_with("--congress")
