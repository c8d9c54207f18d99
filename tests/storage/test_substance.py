"""Whether a reply says something: length is not quality. All texts are invented."""

from storage.words.substance import judged

ASKED = "建议在鉴湖路小学门口安装红绿灯。学生过马路不安全，请安装信号灯并安排人员值守。"
SHORT = "已于5月12日在鉴湖路小学门口装好信号灯，早晚由交警值守。"
HOLLOW = (
    "尊敬的代表：您好！来信收悉，我局领导高度重视，多次开会学习您的建议。您的建议很有价值，体现了代表心系群众的情怀，"
    "我们深受鼓舞。我局将一如既往地以人民为中心，不断提高服务水平，努力做好各项工作，让群众有更多获得感、幸福感。"
    "下一步，我们将进一步加强领导，提高认识，凝聚共识，形成合力，扎实推进各项工作再上新台阶。"
    "您的建议已转交有关部门研究，请予理解。感谢您对我们工作的关心、理解和支持，欢迎继续监督。"
)


def test_a_short_reply_that_says_what_was_done_answers() -> None:
    assert judged(ASKED, SHORT).level == 2


def test_a_long_letter_that_says_nothing_does_not_answer() -> None:
    assert len(HOLLOW) > 5 * len(SHORT)
    assert judged(ASKED, HOLLOW).level == 0
    assert judged(ASKED, HOLLOW * 5).any == judged(ASKED, HOLLOW).any


def test_passed_on_is_no_answer_and_a_courtesy_takes_nothing_away() -> None:
    assert judged(ASKED, "您的建议已转交通局处理。").level == 0
    polite = judged(ASKED, f"尊敬的代表：您好！{SHORT}感谢您的关心和支持！")
    assert polite.level == 2


def test_what_was_refused_with_its_reason_says_more_than_being_sent_elsewhere() -> None:
    reason = "经现场勘查，该路口距下一信号灯不足80米，按规范不宜设灯，改为画斑马线、装减速带，6月底完工。"
    sent_on = "此事请您联系交警大队咨询，联系电话见其门户网站。"
    assert judged(ASKED, reason).any > judged(ASKED, sent_on).any
    assert judged(ASKED, "").level == 0
