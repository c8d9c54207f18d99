"""The letter that reaches the representative, made by the service and read back from the phone."""

from io import BytesIO

import aiohttp
from docx import Document

from tests.conversations.steps import reply
from tests.house import House


async def test_the_letter_reads_as_an_official_reply(house: House) -> None:
    number = await reply(house)
    sent = next(m.content["document"] for m in house.chat("王芳").phone.received if "document" in m.content)
    address = f"{house.sandbox.base_url}/phones/files/{sent['file_id']}"
    async with aiohttp.ClientSession() as session, session.get(address) as answer:
        document = Document(BytesIO(await answer.read()))
    lines = [paragraph.text for paragraph in document.paragraphs]
    title = "关于解决鉴湖路小学门口没有红绿灯问题的建议"
    assert lines[0] == "主动公开\tB类"
    assert lines[1].replace("\n", "") == f"对《{title}》（{number}）的答复"
    assert lines[2:-1] == [
        "王芳代表：",
        f"您提出的《{title}》（{number}）收悉。经会同区住房和城乡建设局认真研究办理，现答复如下：",
        "一、已经办理的事项",
        "已完成现场勘察。",
        "二、计划办理的事项",
        "安装信号灯，3月31日前完成。",
        "三、会办意见",
        "（一）区住房和城乡建设局",
        "同意安装，我局配合路面开挖，3月20日前完成。",
        "感谢您对我们工作的关心和支持。",
        "区公安局交警大队",
        "2026年3月2日",
        "（联系人：陈涛，电话：0575-0000 0122）",
        "\t抄送：区人大代表工委，区住房和城乡建设局。",
    ]
    assert "。。" not in "".join(lines)
