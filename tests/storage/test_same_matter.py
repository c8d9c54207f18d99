"""The same matter or not: what the judgement says, by which evidence, and that it bears any text."""

import json
from pathlib import Path

import pytest

from storage.words.evidence import LONGEST_SENTENCE
from storage.words.grams import gram_weight
from storage.words.heeding import FARTHEST, FEWEST_OF_EACH, moved
from storage.words.judging import judge, judged, shipped
from storage.words.judging_learning import components, read_pairs
from storage.words.matters import kinds_of, weight_of
from storage.words.meanings import Rarity
from storage.words.runs import shared_runs, telling
from storage.words.same_matter import figures, measured
from storage.words.traits import compared, taken

# All invented.
LIGHT = (
    "关于在鉴湖路小学门口增设行人信号灯的建议",
    "鉴湖路小学门口没有红绿灯，孩子过马路太危险了。建议装一个信号灯，早晚有人值守。",
)
LIGHT_AGAIN = (
    "关于鉴湖路小学校门前安装红绿灯的建议",
    "小学门口车多，学生过街没有红绿灯，存在安全隐患，请尽快安装信号灯。",
)
LIGHT_ELSEWHERE = (
    "关于在柯岩中心小学门口增设行人信号灯的建议",
    "柯岩中心小学门前只有一条斑马线，没有信号灯，家长自己拦车送孩子过马路。请装信号灯。",
)
SMOKE = ("湖西小区楼下餐馆油烟扰民", "湖西小区楼下的餐馆油烟直排，窗户不敢开，请管一管。")
PARKING_THERE = ("湖西小区停车位不够", "湖西小区八百户只有二百个车位，晚上消防通道停满了车。")


def told(one: tuple[str, str], other: tuple[str, str]) -> dict[str, object]:
    found = judged(taken(*one), taken(*other))
    json.dumps(found)
    return {"same": found["same"], **found["evidence"]}


def test_the_same_matter_is_told_with_its_place_and_words() -> None:
    found = told(LIGHT, LIGHT_AGAIN)
    assert found["same"]
    assert found["likeness"] == "same"
    assert found["places"] == ["鉴湖路"]
    assert "信号灯" in str(found["words"])


def test_the_same_issue_at_another_place_is_another_matter() -> None:
    found = told(LIGHT, LIGHT_ELSEWHERE)
    assert not found["same"]
    assert found["likeness"] == "same_matter"
    assert found["places"] == []
    assert found["ours"] == ["鉴湖路小学"]


def test_another_issue_at_the_same_place_is_another_matter() -> None:
    found = told(SMOKE, PARKING_THERE)
    assert not found["same"]
    assert found["likeness"] == "same_place"
    assert found["places"] == ["湖西小区"]


LONG_WALK = (
    "关于打通云栖路断头路的建议",
    "云栖路北段五年前修到渡头村口就停了工，成了断头路。村民上班要绕行三公里，救护车也进不来。"
    "学生走路上学要穿过工地，下雨天满是泥。几年来写过三次信，只说资金没有落实。"
    "请尽快把云栖路剩下的八百米修通，列入今年的建设计划。",
)
SHORT_WALK = ("云栖路何时打通？", "云栖路到渡头村口就断了，请问剩下的一段何时动工？")
GARDEN = ("望江名苑夜间施工噪音扰民", "望江名苑旁边的工地凌晨两点还在打桩，老人孩子无法入睡。")


def test_a_short_letter_and_a_long_one_are_one_matter() -> None:
    assert told(LONG_WALK, SHORT_WALK)["same"]
    assert told(SHORT_WALK, LONG_WALK)["same"]


def test_what_was_sent_twice_is_one_matter() -> None:
    assert told(GARDEN, GARDEN)["same"]
    assert told(GARDEN, (GARDEN[0], GARDEN[1] + "请管一管！"))["same"]


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("望江名苑物业收费太高", "望江名苑的物业费每平方米涨到三元，业主没有同意过。"),
        ("望江名苑电梯故障", "望江名苑三栋的电梯一个月坏了四次，常把人困在里面。"),
        ("翠屏新村夜间施工噪音扰民", "翠屏新村旁边的工地凌晨还在打桩，噪音大，无法入睡。"),
    ],
)
def test_only_the_place_or_only_the_matter_is_not_enough(title: str, body: str) -> None:
    assert not told(GARDEN, (title, body))["same"]


def test_a_name_is_met_however_words_are_cut() -> None:
    assert shared_runs("丽江湾壹号停水", "我们丽江湾壹号三天没水了") == {"丽江湾壹号"}
    assert shared_runs("停水", "停电") == set()
    assert telling("建议a7县丽江湾停水问题").split() == ["丽江湾停水"]


def test_what_is_in_every_petition_weighs_less() -> None:
    assert 0 < gram_weight("的") < gram_weight("噪") < 1
    assert gram_weight("小区") < gram_weight("鉴湖")
    assert weight_of("noise") < weight_of("library")


def test_other_words_of_one_kind_of_matter_are_met() -> None:
    assert kinds_of("夜里打桩，吵得睡不着")["noise"] == 2
    assert "noise" in kinds_of("噪声扰民")
    one, other = taken("湖西小区夜里吵", ""), taken("湖西小区噪声扰民", "")
    parking = taken("湖西小区停车难", "")
    assert compared(one, other)["title_kinds"] > compared(one, parking)["title_kinds"]
    assert compared(one, parking)["title_kinds_differ"] == 1.0


def test_sentences_that_stand_in_both_are_shown() -> None:
    shared = "湖西小区八百户只有二百个车位，晚上消防通道停满了车。"
    found = judged(taken("停车难", f"{shared}请解决。"), taken("车位", f"早就说过：{shared}"))["evidence"]
    assert found["sentences"]
    assert all(len(sentence) <= LONGEST_SENTENCE for sentence in found["sentences"])


def test_traditional_wide_and_masked_ways_of_writing_are_one() -> None:
    one = taken("Ａ７縣東六路路燈不亮", "A7縣東六路晚上很暗。")
    other = taken("A7县东六路路灯不亮", "A7县东六路晚上很暗。")
    assert one == other
    assert one.masked == {"a7县"}
    assert any(name.startswith("东六路") for name in one.names)
    elsewhere = compared(taken("A7县路灯不亮", ""), taken("A3区路灯不亮", ""))
    assert elsewhere["districts_differ"] == 1.0


def test_names_of_the_roster_are_places() -> None:
    plain, known = taken("绿波公寓停水", ""), taken("绿波公寓停水", "", ["绿波公寓"])
    assert "绿波公寓" in known.names
    assert plain.length == known.length


def test_words_that_are_everywhere_here_weigh_less() -> None:
    common = Rarity(1000, {"停车": 900})
    assert common.weight("停车") < Rarity().weight("停车")
    assert common.weight("停车") < common.weight("信号灯")


def answers(same: int, other: int, chance: float = 0.9, trees: str = "") -> list[tuple[bool, float, str]]:
    mark = trees or shipped().mark
    return [(True, chance, mark)] * same + [(False, chance, mark)] * other


def by(said: list[tuple[bool, float, str]]) -> float:
    return moved(said, shipped().mark, shipped().threshold)


def test_what_was_said_of_other_pairs_moves_the_judgement_and_keeps_its_evidence() -> None:
    (before,) = judge(LIGHT, [LIGHT_AGAIN])
    (strict,) = judge(LIGHT, [LIGHT_AGAIN], answers=answers(8, 90, 0.99))
    (mild,) = judge(LIGHT, [LIGHT_AGAIN], answers=answers(90, 8, 0.5))
    assert strict["probability"] < before["probability"] < mild["probability"]
    assert (strict["likeness"], before["likeness"]) == ("same_place", "same")
    assert strict["trees"] == before["trees"] == shipped().mark
    assert [strict[name] for name in ("places", "words")] == [before[name] for name in ("places", "words")]


def test_few_one_sided_or_foreign_answers_move_nothing() -> None:
    few = FEWEST_OF_EACH - 1
    assert by([]) == by(answers(few, 200)) == by(answers(200, few)) == by(answers(100, 100, trees="old")) == 0
    assert by(answers(100, 100, shipped().threshold)) == pytest.approx(0, abs=1e-5)


def test_more_answers_move_further_and_none_without_end() -> None:
    assert 0 > by(answers(8, 16)) > by(answers(16, 32)) > by(answers(64, 128))
    assert by(answers(10_000, 8, 0.0)) == pytest.approx(FARTHEST, abs=0.01)
    assert by(answers(8, 10_000, 1.0)) == pytest.approx(-FARTHEST, abs=0.01)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t",
        "建议" * 50_000,
        "Please install a pedestrian light at the school gate.",
        "序号\t事项\t金额\n1\t路灯\t3万\n2\t井盖\t0.5万",
        "鉴 湖 路 小 学 冂 口 沒 有 紅 綠 灯 ，， 。。 l1I|",
        "ཁྱེད་རང་བདེ་མོ། ᠮᠣᠩᠭᠣᠯ ئۇيغۇر",
        "🚦🚦🚦👧🏻",
        "<b>路灯</b> &amp; <script>alert(1)</script>",
        "路灯不亮，请修。" * 100,
        '路灯" OR * NEAR(建议 AND -小区 \\d+(',
        "\ud83d单",
    ],
)
def test_any_text_is_borne(text: str) -> None:
    strange, plain = taken(text[:50], text), taken(*LIGHT)
    for one, other in ((strange, plain), (plain, strange), (strange, strange)):
        found = judged(one, other)
        assert 0 <= found["probability"] <= 1
        json.dumps(found)


def test_the_order_does_not_matter() -> None:
    one, other = taken(*LIGHT), taken(*SMOKE)
    assert compared(one, other) == pytest.approx(compared(other, one))


CORPUS = [LIGHT, LIGHT_AGAIN, LIGHT_ELSEWHERE, SMOKE, PARKING_THERE]
PAIRS = """msg_a,msg_b,label,kind,group_id
1,2,1,paraphrase,G1
1,3,0,same_issue_other_place,
4,5,0,same_place_other_issue,
9,1,1,verbatim,
"""


def test_files_of_the_format_are_measured(tmp_path: Path) -> None:
    corpus, pairs = tmp_path / "c.csv", tmp_path / "p.csv"
    rows = "".join(f'{n},"{title}","{body}"\n' for n, (title, body) in enumerate(CORPUS, start=1))
    corpus.write_text("\ufeffmsg_id,title,body\n" + rows, "utf-8")
    pairs.write_text(PAIRS, "utf-8")
    found = measured(corpus, pairs)
    assert set(found) == {"n", "f1", "precision", "recall", "auc", "hard_negative_fpr", "without_verbatim"}
    assert (found["n"], found["f1"], found["hard_negative_fpr"]) == (3, 1.0, 0.0)
    assert found["without_verbatim"] == {"f1": 1.0, "auc": 1.0}
    again = measured(corpus, pairs, train=pairs)
    assert again["n"] == 3
    told = read_pairs(pairs)
    assert components(told)["1"] == components(told)["3"] == components(told)["9"]
    assert components(told)["4"] != components(told)["1"]


def test_nothing_to_measure_is_no_crash() -> None:
    assert figures([], [], [])["hard_negative_fpr"] is None


def test_the_weights_tell_how_they_were_learned() -> None:
    told = json.loads((Path("storage/words") / "judging_weights.json").read_text("utf-8"))
    assert told["learned"].startswith("python -m storage.words.judging_learning")
    assert set(shipped().traits) == set(compared(taken(*LIGHT), taken(*SMOKE)))
