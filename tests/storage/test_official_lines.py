"""The title of a letter in lines: words stay whole where they are known."""

from dataclasses import replace

from tests.storage.test_letters import SHORT, only, opened


def test_a_title_is_not_parted_within_a_word() -> None:
    title = "关于在鉴湖路小学门口增设行人信号灯的《若干》建议"
    before, after = (
        ("关于", "在", "鉴湖", "路", "小学", "门口", "增设"),
        ("行人", "信号灯", "的", "《", "若干"),
    )
    words = (*before, *after, "》", "建议")
    letter = replace(SHORT, number="第66号", title=title, title_words=words)
    lines = only(opened(letter), "Official title").text.split("\n")
    plain = "".join(lines).replace("〈", "《").replace("〉", "》")
    assert plain == f"对《{title}》（第66号）建议的答复"
    ends = [sum(map(len, words[:n])) + 2 for n in range(len(words) + 1)]
    assert len(lines[0]) in ends
    other = replace(letter, title_words=("别的", "字"))
    assert only(opened(other), "Official title").text.replace("\n", "") == "".join(lines)
