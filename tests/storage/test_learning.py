"""What learning works out, against scikit-learn on the same texts; and what the process does without."""

import subprocess
import sys
from typing import Any

import numpy as np
import pytest
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.svm import LinearSVC

from storage.words.learning import SOFTNESS, Learned, Material, Question
from storage.words.planes import planes
from storage.words.postings import COMMON, Postings
from storage.words.samples import Sample, sample
from storage.words.school import Lesson, taught
from storage.words.views import Views
from tests.storage.test_lessons import ROADS, SCHOOLS

KINDS = [*("urban" for _ in ROADS), *("education" for _ in SCHOOLS), "health"]
SAMPLES = [sample(f"关于{text}的建议", text) for text in (*ROADS, *SCHOOLS, "卫生院缺少儿科医生")]


def texts_in_a_space(many: int, kinds: int, width: int = 40) -> tuple[Any, Any]:
    rng = np.random.default_rng(3)
    kind = np.arange(many) % kinds
    return rng.normal(size=(many, width)) + np.eye(kinds, width)[kind] * 1.5, kind


def test_planes_part_kinds_where_liblinear_parts_them() -> None:
    texts, kind = texts_in_a_space(300, 5)
    kind[:120] = 0
    peer = LinearSVC(C=SOFTNESS, class_weight="balanced", tol=1e-8, max_iter=100_000).fit(texts, kind)
    one_at = np.eye(5)[kind]
    weight = len(kind) / (5 * one_at.sum(axis=0))
    shares = planes(texts @ texts.T + 1, 2 * one_at - 1, SOFTNESS * (1 + one_at * (weight - 1)))
    asked = texts_in_a_space(50, 5)[0] * 2
    assert (asked @ texts.T + 1) @ shares == pytest.approx(peer.decision_function(asked), abs=0.02)


def test_terms_weigh_as_they_do_elsewhere() -> None:
    """One view of words, among so many texts that a term of one of them does not count."""
    words = [[f"w{n % m}" for m in range(2, 30, 3)] + [f"only {n}"] for n in range(60)]
    texts = [Sample([], own, "", "") for own in words]
    views, held = Views.of(texts)
    counted = TfidfVectorizer(analyzer=lambda own: own, sublinear_tf=True, min_df=2)
    peer = counted.fit_transform(words)
    assert sorted(held[: views.words]) == sorted((peer > 0).sum(axis=0).tolist()[0])
    for n, one in enumerate(texts):
        assert sorted(views.every[0].seen(one)[1]) == pytest.approx(sorted(peer[n].data), abs=1e-5)


def test_how_alike_texts_are_is_the_same_term_by_term_and_table_by_table() -> None:
    rng = np.random.default_rng(4)
    texts = 3 * COMMON
    table = rng.random((texts, 20)) * (rng.random((texts, 20)) < np.linspace(0.01, 0.9, 20))
    postings = Postings(texts, (table > 0).sum(axis=0))
    for n, row in enumerate(table):
        postings.put(n, np.flatnonzero(row), row[row > 0])
    found = np.zeros((texts, texts), "f4")
    postings.add_alike(found, 0, 7)
    postings.add_alike(found, 7, 20)
    assert found == pytest.approx(table @ table.T, abs=1e-4)
    shares = rng.random((texts, 3))
    assert postings.summed(shares) == pytest.approx(table.T @ shares, rel=0.01)


def test_a_text_and_a_question_of_any_characters_is_ranked() -> None:
    learned = Learned(Question(Material(SAMPLES), KINDS, {"urban": "城建交通", "education": "教育"}))
    asked = [sample("", ""), sample("zebra", "\ud83d 123"), Sample([], ["x"], "", "x"), SAMPLES[0]]
    found = learned.ranked(asked)
    assert all({kind for kind, _ in ranked} == {"urban", "education", "health"} for ranked in found)
    assert found[-1][0][0] == "urban"


def test_what_is_learned_without_a_text_lays_it_on_its_side() -> None:
    question = Question(Material(SAMPLES[:-1]), KINDS[:-1])
    found = list(question.across(3))
    assert sorted(kind for kind, _ in found) == [0] * len(SCHOOLS) + [1] * len(ROADS)
    assert sum(int(np.argmax(far)) == kind for kind, far in found) > len(found) * 2 / 3


def test_of_each_question_those_texts_speak_that_somebody_sorted() -> None:
    lessons = [
        Lesson(0, one, kind, "7" if kind == "urban" else "") for one, kind in zip(SAMPLES, KINDS, strict=True)
    ]
    found = taught(lessons, {"category": {"urban": "城建交通"}})
    assert list(found) == ["category"]
    assert found["category"].answer(SAMPLES[0])["leans"][0][0] == "urban"
    lessons[-1] = lessons[-1]._replace(lead="8")
    told = taught(lessons, {})["lead"]
    assert (told.seen, told.answer(SAMPLES[1])["leans"][0][0]) == (len(ROADS) + 1, "7")


def test_the_words_process_does_without_the_large_libraries_of_learning() -> None:
    code = "import sys, storage.words.worker; print({n.split('.')[0] for n in sys.modules})"
    loaded = subprocess.check_output([sys.executable, "-c", code], text=True)
    assert "numpy" in loaded
    assert "sklearn" not in loaded
    assert "scipy" not in loaded
