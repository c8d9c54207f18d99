"""People's calendars over real HTTP: only by their own link, read back with icalendar."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from aiohttp import ClientSession
from icalendar import Calendar, Event

from storage.words import JiebaWords
from tests.conversations.offices import kept
from tests.conversations.steps import assign
from tests.house import Chat, House, open_house
from tests.web.test_webhook import free_port

ZONE = ZoneInfo("Asia/Shanghai")
ADDRESS = "https://bot.example.org"


@asynccontextmanager
async def public_house(directory: Path, words: JiebaWords) -> AsyncIterator[tuple[House, int]]:
    """A house whose server has a port to call and an address to tell."""
    port = free_port()
    async with open_house(directory, words, http_port=port, public_url=ADDRESS) as house:
        yield house, port


async def fetched(port: int, path: str, **headers: str) -> tuple[int, bytes, Mapping[str, str]]:
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    async with (
        ClientSession() as client,
        client.get(f"http://127.0.0.1:{port}{path}", headers=names) as answer,
    ):
        return answer.status, await answer.read(), answer.headers


def files_of(directory: Path) -> list[bytes]:
    """The database with everything beside it."""
    return [path.read_bytes() for path in directory.glob("through-train.db*")]


async def link_of(chat: Chat) -> str:
    """The path of a fresh link, as the chat tells it."""
    await chat.says("日程")
    await chat.presses("订阅日历")
    await chat.presses("生成链接" if "生成链接" in chat.buttons else "换新链接")
    (line,) = [x for x in (chat.newest.text or "").splitlines() if x.startswith(ADDRESS)]
    return line.removeprefix(ADDRESS)


def events(body: bytes) -> dict[str, Event]:
    calendar = Calendar.from_ical(body)
    return {str(event["summary"]): event for event in calendar.walk("VEVENT")}


async def test_a_clerk_subscribes_renews_and_ends_it(tmp_path: Path, words: JiebaWords) -> None:
    async with public_house(tmp_path, words) as (house, port):
        number = await assign(house)
        chen = house.chat("陈涛")
        path = await link_of(chen)
        status, body, headers = await fetched(port, path)
        assert status == 200
        assert headers["Content-Type"] == "text/calendar; charset=utf-8"
        found = events(body)
        assert set(found) == {f"{number} {name}期限" for name in ("签收", "首次沟通", "答复")}
        sign = found[f"{number} 签收期限"]
        assert sign["dtstart"].dt == date(2026, 3, 5)
        assert sign["dtend"].dt == date(2026, 3, 6)
        assert str(sign["description"]).startswith("关于"), "the title and nothing more"
        assert b"\xe5\xad\xa9\xe5\xad\x90" not in body.replace(b"\r\n ", b""), (
            "not a word of what was written"
        )
        again = events((await fetched(port, path))[1])
        assert [e["uid"] for e in again.values()] == [e["uid"] for e in found.values()], "stable"
        status, body, _ = await fetched(port, path, If_None_Match=headers["ETag"])
        assert (status, body) == (304, b"")
        await chen.says("/todo")
        await chen.presses("签收")
        status, body, changed = await fetched(port, path, If_None_Match=headers["ETag"])
        assert status == 200
        assert changed["ETag"] != headers["ETag"]
        assert f"{number} 签收期限" not in events(body)
        renewed = await link_of(chen)
        assert (await fetched(port, path))[0] == 404, "the old one ends"
        assert (await fetched(port, renewed))[0] == 200
        await chen.says("日程")
        await chen.presses("订阅日历")
        chen.sees_last("链接只在生成时显示一次")
        await chen.presses("停用链接")
        chen.sees("链接已停用")
        assert (await fetched(port, renewed))[0] == 404
        async with house.service.database.unit_of_work() as uow:
            assert await uow.calendar_links.of((await uow.people.named(1, "陈涛"))[0].id) is None


async def test_each_sees_their_own_and_the_secret_is_nowhere(tmp_path: Path, words: JiebaWords) -> None:
    async with public_house(tmp_path, words) as (house, port):
        number = await assign(house)
        paths = {name: await link_of(house.chat(name)) for name in ("王芳", "孙莉", "李卫东")}
        found = {name: events((await fetched(port, path))[1]) for name, path in paths.items()}
        assert set(found["王芳"]) == {f"{number} 答复期限"}
        assert set(found["孙莉"]) == {f"{number} {name}期限" for name in ("签收", "会办意见")}
        assert found["李卫东"] == {}
        database = b"".join(await asyncio.to_thread(files_of, tmp_path))
        for path in paths.values():
            secret = path.removeprefix("/calendar/").removesuffix(".ics")
            assert secret.encode() not in database


async def test_meetings_have_their_time(tmp_path: Path, words: JiebaWords) -> None:
    from domain.appointment import Appointment, MeetingState
    from domain.contact import ContactMode

    async with public_house(tmp_path, words) as (house, port):
        number = await assign(house)
        starts = datetime(2026, 3, 10, 9, 0, tzinfo=ZONE)
        ends = datetime(2026, 3, 10, 10, 0, tzinfo=ZONE)
        async with house.service.database.unit_of_work() as uow:
            proposal = await uow.proposals.get(1)
            share = proposal.main_shares[0]
            proposal.appointments.append(
                Appointment(
                    share.department_id, share.department, ContactMode.MEETING, "陈涛", starts, [starts], 60,
                    place="鉴湖路小学门口", state=MeetingState.AGREED, starts_at=starts, ends_at=ends,
                )
            )  # fmt: skip
        for name in ("王芳", "陈涛"):
            found = events((await fetched(port, await link_of(house.chat(name))))[1])
            meeting = found[f"面商 {number}"]
            assert (meeting["dtstart"].dt, meeting["dtend"].dt) == (starts, ends)
            assert str(meeting["location"]) == "鉴湖路小学门口"
            assert str(meeting["uid"]) == "meeting-1-1@through-train.invalid"
            chat = house.chat(name)
            await chat.says("日程")
            await chat.presses("10·1")
            chat.sees_last(f"09:00 面商 {number}")
            chat.sees_last("鉴湖路小学门口")
        assert (await kept(house)).appointments[0].is_agreed


async def test_whoever_may_not_look_any_more_gets_nothing(tmp_path: Path, words: JiebaWords) -> None:
    async with public_house(tmp_path, words) as (house, port):
        await assign(house)
        wang, chen = await link_of(house.chat("王芳")), await link_of(house.chat("陈涛"))
        async with house.service.database.unit_of_work() as uow:
            (person,) = await uow.people.named(1, "王芳")
            person.suspended = True
            await uow.people.save(person)
            (clerk,) = await uow.people.named(1, "陈涛")
            for post in list(clerk.posts):
                await uow.people.remove_post(clerk, post)
        answers = [await fetched(port, path) for path in (wang, chen)]
        answers.append(await fetched(port, "/calendar/" + "A" * 43 + ".ics"))
        assert [status for status, _, _ in answers] == [404, 404, 404]
        assert len({body for _, body, _ in answers}) == 1, "never which"
        for path in ("/calendar/.ics", "/calendar/x.ics", "/calendar/" + "A" * 4000 + ".ics", "/calendar/"):
            assert (await fetched(port, path))[0] == 404


async def test_without_a_public_address_it_says_so(house: House) -> None:
    chen = house.chat("陈涛")
    await chen.says("日程")
    await chen.presses("订阅日历")
    chen.sees_last("本系统还没有公网地址")
    assert "生成链接" not in chen.buttons
    async with house.service.database.unit_of_work() as uow:
        assert await uow.calendar_links.of((await uow.people.named(1, "陈涛"))[0].id) is None
