"""The bulletin as a .docx."""

import asyncio

from bot.i18n import Translator
from bot.views.bulletin_paper import bulletin_report
from domain.bulletin import Bulletin
from domain.policy import Policy
from scheduler.parcel import Document
from storage.official_report import render_report


async def bulletin_file(bulletin: Bulletin, policy: Policy, t: Translator) -> Document:
    """Written in Chinese, whoever asks for it."""
    content = await bulletin_document(bulletin, policy)
    key = "issued" if bulletin.is_issued else "draft"
    name = t.plain(f"bulletin-file-{key}", title=bulletin.title[:60], number=bulletin.number)
    return Document(
        name, content, t(f"bulletin-caption-{key}", number=bulletin.number, at=bulletin.figures_at)
    )


async def bulletin_document(bulletin: Bulletin, policy: Policy) -> bytes:
    spoken = Translator("zh-CN", policy.zone)
    report = bulletin_report(bulletin, policy, spoken)
    return await asyncio.to_thread(render_report, report)
