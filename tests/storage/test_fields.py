"""What is known of the fields of administration helps where few texts were sorted (all texts invented)."""

from storage.words import fields as told
from storage.words.fields import answered_for, spoken_of
from storage.words.learning import Learned, Material, Question
from storage.words.samples import sample

ROADS = (("路面坑洼", "村道多年未修"), ("增加公交班次", "末班车太早"))
CARE = (("建养老院", "独居老人无人看管"), ("提高低保标准", "困难家庭需要救助"))
# No word of these is in the texts that were learnt from.
OTHER_ROADS = ("驾校收费", "码头关停", "断头路何时贯通")
OTHER_CARE = ("志愿者太少", "孤儿由福利院抚养")


def test_a_field_is_recognised_by_words_that_no_sorted_text_has() -> None:
    material = Material([sample(*text) for text in (*ROADS, *CARE)])
    learned = Learned(Question(material, ["roads"] * len(ROADS) + ["care"] * len(CARE)))
    asked = [sample(title, "") for title in (*OTHER_ROADS, *OTHER_CARE)]
    known = {
        word for text in (*ROADS, *CARE) for one in [sample(*text)] for word in one.title_words + one.words
    }
    assert not known & {word for one in asked for word in one.title_words}
    said = [kinds[0][0] for kinds in learned.ranked(asked)]
    assert said == ["roads"] * len(OTHER_ROADS) + ["care"] * len(OTHER_CARE)


def test_the_longest_term_counts_and_none_inside_it() -> None:
    """A crossing for people is of the road, though a shorter term in it is of something else."""
    terms = told.fields().terms
    longer = next(term for term in terms if any(term[:n] in terms for n in range(2, len(term))))
    assert set(spoken_of(longer).nonzero()[0]) == set(terms[longer])


def test_a_text_that_speaks_of_no_field_has_no_direction() -> None:
    assert not spoken_of("").any()
    assert not spoken_of("zzz 123").any()


def test_the_table_has_each_term_once_in_a_field_and_no_empty_field() -> None:
    for line in told.TABLE.read_text("utf-8").splitlines():
        names, terms = line.split("\t")
        assert names.split()
        assert len(terms.split()) == len(set(terms.split())) > 5


def test_what_a_kind_is_called_counts_as_a_text_of_it() -> None:
    """One text of it was seen, of something else; the name tells the rest."""
    given = [sample(*text) for text in (*ROADS, *CARE)] + [sample("祠堂修缮", "族谱无人整理")]
    kinds = ["a"] * len(ROADS) + ["b"] * len(CARE) + ["c"]
    asked = [sample("基层剧团演出太少", "戏曲无人看"), sample("图书馆开放时间", "博物馆周末闭馆")]

    def said(called: dict[str, str]) -> list[str]:
        learned = Learned(Question(Material(given), kinds, called))
        return [kinds[0][0] for kinds in learned.ranked(asked)]

    assert said({}) != ["c", "c"]
    assert said({"a": "交通运输", "b": "民政", "c": "文化", "never seen": "教育"}) == ["c", "c"]


def test_what_a_department_answers_for_is_read_from_its_name_and_its_duties() -> None:
    roads, care = spoken_of("村道坑洼,公交班次太少"), spoken_of("养老院护理员不足,高龄津贴未发")
    for name in ("县交通运输局", "某办公室 公路养护 公交线路"):
        assert roads @ answered_for(name) > 2 * (care @ answered_for(name))
    assert care @ answered_for("民政局") > 2 * (roads @ answered_for("民政局"))
    assert not answered_for("某某").any()
