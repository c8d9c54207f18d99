"""One suggestion from draft to rating, with an objection beside it, as every role of the house lives it."""

from tests.conversations.steps import REQUEST, WRITTEN, rate_promises, submit
from tests.handbook.dialogue import Dialogue
from tests.house import Chat, House

# On the roster of the demonstration without a phone of their own.
OTHERS = {
    "沈建": 1008,
    "鲁敏华": 1009,
    "叶青": 1010,
    "冯琳": 1011,
    "蒋波": 1012,
    "吴越": 1013,
    "钱立": 1014,
    "孔祥": 1015,
    "施红": 1016,
}
FIRST, SECOND = "直2026-001", "直2026-002"
OTHER = "柯岩公园南门的路灯坏了一个多月，晚上散步看不清路，建议修好"


class Story:
    """The dialogues by name, `role.name`, in the order in which they happen."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.dialogues: dict[str, list[str]] = {}
        self._others: dict[str, Chat] = {}

    def chat(self, name: str) -> Chat:
        return self._others[name] if name in OTHERS else self.house.chat(name)

    def dialogue(self, name: str, person: str) -> Dialogue:
        opened = Dialogue(self.chat(person))
        self.dialogues[name] = opened.lines
        return opened

    async def lived(self) -> dict[str, list[str]]:
        await self._join()
        await self._keyboards()
        await self._draft()
        await self._register()
        await self._sections()
        await self._handle()
        await self._supervise()
        await self._reply()
        await self._object()
        await self._rules()
        await self._close()
        await self._publish()
        await self._broadcast()
        await self._inspect()
        await self._lead()
        return self.dialogues

    async def _join(self) -> None:
        for name, user_id in OTHERS.items():
            phone = self.house.sandbox.add_phone(
                user_id, name, phone_number=f"86138000000{user_id - 1000:02}", language_code="zh-hans"
            )
            chat = Chat(self.house, self.house.sandbox.phone(user_id))
            self._others[name] = chat
            del phone
            if name == "鲁敏华":
                joining = self.dialogue("index.join", name)
                await joining.says("/start")
                joining.lines.append("› （分享手机号）")
                chat.phone.shares_contact()
                await self.house.settle()
                joining.hears()
            else:
                chat.phone.starts()
                chat.phone.shares_contact()
                await self.house.settle()

    async def _keyboards(self) -> None:
        """What everybody finds under their chat."""
        for role, name in PEOPLE_OF.items():
            opened = self.dialogue(f"{role}.keyboard", name)
            await opened.chat.says("/menu")
            keyboard = opened.chat.phone.chat.keyboard or {"rows": []}
            opened.lines += ["  " + "  ".join(f"[{key['text']}]" for key in row) for row in keyboard["rows"]]

    async def _draft(self) -> None:
        wang = self.dialogue("representative.write", "王芳")
        await wang.says(WRITTEN)
        await wang.presses("接着写")
        await wang.presses("就用这个")
        await wang.presses("就这些")
        await wang.says(REQUEST, lines=0)
        await wang.presses("就这些")
        await wang.presses("就这样")
        await wang.presses("都没有", lines=1)
        await wang.chat.presses("送代表团看")
        shen = self.dialogue("delegation_office.draft", "沈建")
        await shen.says("待我处理")
        await shen.presses(shen.chat.buttons[0], lines=4)
        await shen.presses("提修改意见")
        await shen.says("请写明早晚各有多少学生过街。", lines=1)
        wang.passes_over()
        passed = self.dialogue("delegation_office.pass", "沈建")
        await passed.presses("转入下一步", "会商定稿")
        await passed.says("各方都同意，请定稿。", lines=1)
        wang.passes_over()
        submitted = self.dialogue("representative.submit", "王芳")
        await submitted.says("待我处理")
        await submitted.presses(submitted.chat.buttons[0], "修改、提交", "提交")

    async def _register(self) -> None:
        zhao = self.dialogue("staff.register", "赵敏")
        await zhao.says("待我处理")
        await zhao.presses(zhao.chat.buttons[0], lines=3)
        await zhao.presses("立案并编号")
        await zhao.presses("城建交通", lines=1)
        assigned = self.dialogue("staff.assign", "赵敏")
        await assigned.presses("交办")
        await assigned.presses("区交警大队")
        await assigned.presses("区住建局", "交办", lines=1)
        chen = self.dialogue("department_clerk.sign_for", "陈涛")
        await chen.says("待我处理")
        await chen.presses(chen.chat.buttons[0], "签收", lines=1)

    async def _sections(self) -> None:
        chen = self.dialogue("department_clerk.dispatch", "陈涛")
        await chen.presses("更多", "分办", "秩序科")
        await chen.presses("分办", lines=1)
        jiang = self.dialogue("section.part", "蒋波")
        await jiang.says("待我处理")
        await jiang.presses(jiang.chat.buttons[0], lines=6)
        await jiang.presses("签领", lines=1)
        await jiang.presses("记录协商调研走访")
        await jiang.presses("走访")
        await jiang.says("到校门口看了早晚高峰，访了校长和四位家长。", lines=1)
        await jiang.presses("交回分办件")
        await jiang.says("早晚高峰各派两人值守，3月起。", lines=1)
        await self.chat("陈涛").presses("审核通过分办件")

    async def _handle(self) -> None:
        sun, wang = (
            self.dialogue("department_clerk.opinion", "孙莉"),
            self.dialogue("representative.contact", "王芳"),
        )
        await sun.presses("会办签收", "提交会办意见")
        await sun.says("同意安装，我局配合路面开挖，3月20日前完成。", lines=1)
        await self._meet()
        chen = self.chat("陈涛")
        await chen.presses("记录沟通")
        await chen.presses("现场踏勘", "今天")
        wang.passes_over()
        await chen.says("李副大队长带队，与代表到校门口看了现场，议定月底前安装。")
        wang.hears()
        await wang.presses("属实", lines=1)

    async def _meet(self) -> None:
        """Booked, agreed with one press, held the same afternoon."""
        chen, wang = (
            self.dialogue("department_clerk.meeting", "陈涛"),
            self.dialogue("representative.meeting", "王芳"),
        )
        await chen.presses("约面商", lines=0)
        wang.passes_over()
        await chen.says("今天下午2点 或 明天上午9点，鉴湖路小学门口", lines=0)
        await chen.presses("现场踏勘", "单位分管负责人", "周明", "发给代表", lines=1)
        wang.hears(lines=1)
        await wang.presses("3月2日（周一） 14:00", lines=1)
        chen.passes_over()
        await self.house.passes(hours=6)
        chen.hears(lines=1)
        await chen.presses("开了，记录面商", "王芳", lines=0)
        await chen.says("看了校门口，议定先划临时停车线，月底前装信号灯。", lines=1)
        await wang.chat.presses("属实")

    async def _supervise(self) -> None:
        followed = self.dialogue("delegation_office.follow", "沈建")
        await followed.says("全部建议", lines=1)
        await followed.presses(followed.chat.buttons[0], lines=8)
        ordered = self.dialogue("committee.supervise", "鲁敏华")
        await ordered.says("待我处理")
        await ordered.says(f"/find {FIRST}", lines=8)
        await ordered.presses("更多")
        await ordered.presses("督办")
        await ordered.presses("书面督办", "区交警大队")
        await ordered.presses("用这个", lines=1)
        chen = self.chat("陈涛")
        await chen.presses("回复督办", "书面督办（区交警大队）")
        await chen.says("已完成现场勘察，月底前安装。")

    async def _reply(self) -> None:
        chen = self.dialogue("department_clerk.reply", "陈涛")
        await chen.presses("拟写答复", "B 类　正在解决或者列入计划逐步解决")
        await chen.says("已完成现场勘察")
        await chen.says("安装信号灯，3月31日前完成")
        await chen.presses("没有")
        await chen.presses("送负责人签发", lines=1)
        zhou = self.dialogue("department_head.sign_off", "周明")
        await zhou.says("待我处理")
        await zhou.presses(zhou.chat.buttons[0], lines=5)
        await zhou.presses("答复稿")
        await zhou.presses("‹ 返回", "签发，送审核", lines=1)
        he = self.dialogue("government_office.review", "何伟")
        await he.says("待我处理")
        await he.presses(he.chat.buttons[0], lines=5)
        await he.presses("答复稿", lines=6)
        rating = self.dialogue("representative.rate", "王芳")
        await he.presses("‹ 返回", "审核通过", lines=1)
        await rating.says("评价")
        await rating.presses(rating.chat.buttons[0], "评价")
        await rating.presses("满意")
        await rating.presses("基本满意", lines=1)

    async def _object(self) -> None:
        """Another suggestion, which nobody thinks is theirs."""
        await submit(self.house, OTHER)
        await self.chat("赵敏").presses("立案并编号", "城建交通", "交办", "区住建局", "交办")
        raised = self.dialogue("department_clerk.object", "孙莉")
        await raised.says(f"/find {SECOND}", lines=0)
        await raised.presses("更多", "申请改办")
        await raised.says("公园里的路灯由街道管理")
        await raised.presses("没有", lines=1)
        head = self.dialogue("department_head.objection", "吴越")
        await head.says("待我处理")
        await head.presses(head.chat.buttons[0], lines=6)
        await head.presses("同意申请改办")
        await head.presses("同意申请改办", lines=1)
        office = self.dialogue("government_office.ruling", "何伟")
        await office.says("待我处理")
        await office.presses(office.chat.buttons[0], lines=6)
        await office.presses("维持交办")
        await office.says("公园属于市政设施，请住建局办理。", lines=1)
        sun, wu = self.chat("孙莉"), self.chat("吴越")
        await sun.says(f"/find {SECOND}")
        await sun.presses("更多", "申请改办")
        await sun.says("公园不在移交清单里")
        await sun.presses("没有")
        await wu.presses("同意申请改办", "同意申请改办")
        leader = self.dialogue("leader.ruling", "叶青")
        await leader.says("待我处理")
        await leader.presses(leader.chat.buttons[0], lines=6)
        await leader.presses("维持交办")
        await leader.says("先修好灯，移交的事另议。", lines=1)
        watched = self.dialogue("leader.look", "叶青")
        await watched.says("全部建议")

    async def _broadcast(self) -> None:
        """A notice to all representatives, from the question to whom to how it ended."""
        zhao = self.dialogue("staff.broadcast", "赵敏")
        await zhao.says("发通知", lines=1)
        await zhao.presses("全体代表", lines=1)
        await zhao.says("12月10日下午两点视察鉴湖路，请在学校门口集合。", lines=1)
        await zhao.presses("要")
        await zhao.presses("发送", lines=2)
        for _ in range(2):
            await self.house.service.ticks.send_broadcasts()
            await self.house.settle()
        zhao.hears(lines=2)

    async def _inspect(self) -> None:
        """Checked, drawn and opened by the registry; visited and voted on by inspectors."""
        zhao = self.chat("赵敏")
        await zhao.says("/inspection")
        await zhao.presses("新开一次检查")
        await zhao.says("2026-01-01 2026-12-31")
        await zhao.presses("抽样", "5", "按单位抽")
        await zhao.says("20260330")
        await zhao.presses("‹ 返回", "无记名测评", "开始无记名测评")
        await zhao.presses(next(words for words in zhao.last_buttons if words.startswith("全部")))
        visit = self.dialogue("inspector.visit", "钱立")
        await visit.says("检查评议")
        await visit.presses(visit.chat.buttons[0])
        await visit.presses("现场检查", lines=1)
        await visit.presses(visit.chat.last_buttons[0], "填现场检查")
        await visit.presses("8", "9", "9", "8")
        await visit.says("区交警大队陈涛，学校李老师")
        await visit.says("信号灯已装，早晚有人值守。", lines=2)
        await visit.presses("没有，保存")
        ballot = self.dialogue("inspector.ballot", "钱立")
        await ballot.presses("‹ 返回", "‹ 返回", "无记名测评")
        await ballot.presses("开始打分")
        while "不了解" in ballot.chat.last_buttons:
            await ballot.presses("9")
        await ballot.presses("投票", lines=5)

    async def _lead(self) -> None:
        """Marked as a key one, so that a leader has something to lead."""
        zhao = self.chat("赵敏")
        await zhao.says(f"/find {SECOND}")
        await zhao.presses("更多", "列为重点", "今天")
        await zhao.says("主任会议第12次会议确定为2026年重点督办件")
        await zhao.presses("叶青 副区长", "没有")
        week = self.dialogue("leader.week", "叶青")
        await week.says("我领办的")

    async def _rules(self) -> None:
        feng = self.dialogue("admin.rules", "冯琳")
        await feng.says("待我处理")
        await feng.says("规则")
        await feng.presses("限额")
        await feng.presses("催办间隔：3")
        await feng.says("5")
        await feng.presses("确认改动")

    async def _close(self) -> None:
        """The day of the promise has come."""
        await rate_promises(self.house)
        closing = self.dialogue("staff.close", "赵敏")
        await closing.says("待我处理")
        await closing.presses(closing.chat.buttons[0], "办结")
        await closing.presses("办结", lines=1)

    async def _publish(self) -> None:
        publishing = self.dialogue("staff.publish", "赵敏")
        await publishing.presses("更多", "公开", lines=1)
        await publishing.presses("全文")
        await publishing.presses("照这样")
        await publishing.presses("公开", lines=1)


PEOPLE_OF = {
    "representative": "王芳",
    "delegation_office": "沈建",
    "staff": "赵敏",
    "committee": "鲁敏华",
    "government_office": "何伟",
    "department_clerk": "陈涛",
    "department_head": "周明",
    "section": "蒋波",
    "leader": "叶青",
    "inspector": "钱立",
    "admin": "冯琳",
}
