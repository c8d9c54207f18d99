"""What `evaluate` prints comes from the product's own code; texts here are invented."""

import csv
import gzip
import json
from pathlib import Path

import pytest

from storage.words.classification import figures
from tests.cli.machine import Machine

LIGHTS = [
    "路口没有红绿灯",
    "路灯坏了一直没修",
    "信号灯时间太短",
    "斑马线看不清",
    "学校路口车太快",
    "公交站牌看不清",
]
SCHOOLS = [
    "小学学位不够",
    "幼儿园收费太高",
    "学校食堂饭菜不好",
    "老师补课乱收费",
    "中学宿舍太旧",
    "学校操场不开放",
]


def table(path: Path, header: list[str], rows: list[list[str]]) -> Path:
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "wt", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, *rows])
    return path


def sorted_texts(path: Path) -> Path:
    rows = [[text, f"我们这里{text}，\n请有关部门处理。", "交通"] for text in LIGHTS]
    rows += [[text, f"家长反映{text}，\n请有关部门处理。", "教育"] for text in SCHOOLS]
    return table(path, ["title", "body", "label"], [*rows, ["没有分类的", "不算", ""]])


def test_classification(machine: Machine, tmp_path: Path) -> None:
    train = sorted_texts(tmp_path / "train.csv.gz")
    test = table(
        tmp_path / "test.csv", ["title", "body", "label"], [["红绿灯坏了", "路口红绿灯坏了", "交通"]]
    )
    answer = machine.types("evaluate", "classification", "--train", str(train), "--test", str(test))
    assert json.loads(answer.out) == {"n": 1, "macro_f1": 1.0, "accuracy": 1.0, "top3_accuracy": 1.0}
    folded = machine.types("evaluate", "classification", "--train", str(train))
    assert json.loads(folded.out)["n"] == 12


def test_retrieval(machine: Machine, tmp_path: Path) -> None:
    texts = {"1": LIGHTS[0], "2": f"{LIGHTS[0]}怎么办", "3": SCHOOLS[0], "4": SCHOOLS[1]}
    corpus = table(tmp_path / "c.csv", ["msg_id", "title", "body"], [[n, t, t] for n, t in texts.items()])
    groups = table(
        tmp_path / "g.csv",
        ["group_id", "msg_id", "verbatim_cluster"],
        [["a", "1", "v1"], ["a", "2", "v2"]],
    )
    answer = machine.types("evaluate", "retrieval", "--corpus", str(corpus), "--groups", str(groups))
    whole = {"recall_at_5": 1.0, "mrr": 1.0}
    assert json.loads(answer.out) == {"n": 2, **whole, "paraphrase": whole}


def test_reply(machine: Machine, tmp_path: Path) -> None:
    header = ["msg_id", "title", "body", "reply"]
    told = "已于3月12日到现场核实，当日更换了12盏路灯，恢复照明；电缆老化的路段5月底前完成改造。"
    rows = [
        [str(n), "路灯不亮", f"第{n}条巷子路灯不亮，请修好。", told if n % 2 else "您好，已转交。"]
        for n in range(10)
    ]
    messages = table(tmp_path / "m.csv.gz", header, rows)
    labels = table(
        tmp_path / "l.csv", ["msg_id", "substance"], [[str(n), str(2 * (n % 2))] for n in range(10)]
    )
    given = ("evaluate", "reply", "--messages", str(messages), "--labels", str(labels))
    whole = {"n": 10, "accuracy": 1.0, "auc_substance": 1.0}
    assert json.loads(machine.types(*given).out) == whole
    assert json.loads(machine.types(*given, "--train", str(labels)).out) == whole


def test_macro_f1_counts_every_kind() -> None:
    assert figures(["a", "a", "b"], [["a"], ["b", "a"], ["b"]]) == {
        "n": 3,
        "macro_f1": 0.6667,
        "accuracy": 0.6667,
        "top3_accuracy": 1.0,
    }


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (None, "找不到文件"),
        ("标题,正文\n甲,乙\n", "表里没有“label”"),
        ("title,label\n甲,乙\n", "表里没有“content”"),
        ("title,body,label\n路灯,坏了,交通\n", "可学习的行太少"),
        ("title,body,label\n", "可学习的行太少"),
        (b"\xff\xfe\x00", "读不懂"),
    ],
)
def test_what_cannot_be_read_is_said(
    machine: Machine, tmp_path: Path, content: str | bytes | None, words: str
) -> None:
    path = tmp_path / "t.csv"
    if content is not None:
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    answer = machine.types("evaluate", "classification", "--train", str(path))
    assert answer.status == 1
    assert words in answer.err, answer.err
