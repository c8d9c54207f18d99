"""What is kept of learning ranks as the whole does; what it was learnt by stays out of the asking process."""

import subprocess
import sys

import pytest

from storage.words.kept import Kept
from storage.words.learning import Learned, Sample, sample
from storage.words.studying import study
from tests.storage.test_lessons import ROADS, SCHOOLS

KINDS = [*("urban" for _ in ROADS), *("education" for _ in SCHOOLS), "health"]
SAMPLES = [sample(f"关于{text}的建议", text) for text in (*ROADS, *SCHOOLS, "卫生院缺少儿科医生")]


@pytest.mark.parametrize("many", [12, 13])
def test_it_ranks_as_what_it_was_learned_by(many: int) -> None:
    learned = Learned(SAMPLES[:many], KINDS[:many], {"urban": "城建交通", "education": "教育"})
    asked = [*SAMPLES, sample("", ""), sample("zebra", "\ud83d 123"), Sample([], ["x"], "", "x")]
    for own, whole in zip(Kept(learned).ranked(asked), learned.ranked(asked), strict=True):
        assert [kind for kind, _ in own] == [kind for kind, _ in whole]
        assert [score for _, score in own] == pytest.approx([score for _, score in whole], abs=0.003)


def test_a_process_of_its_own_learns() -> None:
    lessons = [
        (f"关于{text}的建议", text, kind, "") for text, kind in zip(ROADS + SCHOOLS, KINDS, strict=False)
    ]
    found = study(lessons, {"category": {"urban": "城建交通"}})
    assert list(found) == ["category"]
    answer = found["category"].answer(SAMPLES[0])
    assert answer["leans"][0][0] == "urban"
    assert study(lessons[:1], {}) == {}


def test_the_words_process_has_no_need_of_what_learning_needs() -> None:
    code = "import sys, storage.words.worker; print({n.split('.')[0] for n in sys.modules})"
    loaded = subprocess.check_output([sys.executable, "-c", code], text=True)
    assert "numpy" in loaded
    assert "sklearn" not in loaded
    assert "scipy" not in loaded
