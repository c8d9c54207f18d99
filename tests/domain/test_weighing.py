"""Words of the rules, what names and duties speak of, and decisions: weighed together; history grows."""

from domain.recommendation import Alike, Decided, Lean, Learnt, co_handlers, weigh

NOBODY: dict[str, dict[str, int]] = {"roads": {}, "care": {}}
STATED = [Lean("care", 0.8, ("护理员",)), Lean("roads", 0.2)]


def test_without_history_what_is_stated_recommends_with_its_words() -> None:
    found = weigh(NOBODY, Learnt(stated=STATED), {})
    assert [(one.code, one.words) for one in found] == [("care", ["护理员"]), ("roads", [])]
    assert weigh(NOBODY, Learnt(), {}) == []


def test_what_is_hardly_likelier_than_the_rest_is_not_recommended() -> None:
    even = [Lean(code, 0.34) for code in NOBODY]
    assert weigh(NOBODY, Learnt(stated=even), {}) == []


def test_many_words_of_the_rules_count_more_than_what_is_stated() -> None:
    found = weigh({**NOBODY, "roads": {"红绿灯": 3, "路口": 2}}, Learnt(stated=STATED), {})
    assert [one.code for one in found] == ["roads", "care"]


def test_what_was_decided_outweighs_what_is_stated_as_it_grows() -> None:
    decided = [Lean("roads", 0.8), Lean("care", 0.2)]
    little = weigh(NOBODY, Learnt(4, decided, STATED), {})
    much = weigh(NOBODY, Learnt(400, decided, STATED), {})
    assert [one[0].code for one in (little, much)] == ["care", "roads"]


def test_a_code_that_was_given_up_is_not_recommended() -> None:
    assert weigh({"roads": {}}, Learnt(stated=[Lean("care", 1.0)]), {}) == []


def test_who_answers_for_a_text_nearly_alike_may_help_while_nothing_alike_was_decided() -> None:
    stated = [Lean("1", 0.5, ("护理员",)), Lean("2", 0.4, ("公交",)), Lean("3", 0.1)]
    found = co_handlers([], [], [1, 2, 3], stated)
    assert [(one.code, one.words) for one in found] == [("1", ("护理员",)), ("2", ("公交",))]
    alone = [Alike(Decided(7, "care", lead_id=1), 0.9)]
    assert co_handlers(alone, [], [1, 2, 3], stated) == []
    assert [one.code for one in co_handlers(alone, [3], [1, 2, 3], stated)] == ["3"]
