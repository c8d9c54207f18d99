"""The peers: a bare echo bot, and the usual pick with SQLAlchemy's asynchronous ORM."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from aiogram import Dispatcher
from aiogram.types import CallbackQuery, Message
from sqlalchemy import BigInteger, event, select
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


def echo() -> Dispatcher:
    """Answers every message and every press with its own words; keeps nothing."""
    dispatcher = Dispatcher(disable_fsm=True)

    @dispatcher.message()
    async def say(message: Message) -> None:
        await message.answer(message.text or "")

    @dispatcher.callback_query()
    async def press(callback: CallbackQuery) -> None:
        assert isinstance(callback.message, Message)
        await callback.message.answer(callback.data or "")

    return dispatcher


class Base(DeclarativeBase):
    pass


class User(Base):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    name: Mapped[str]


class Said(Base):
    __tablename__ = "said"
    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(index=True)
    text: Mapped[str]


@asynccontextmanager
async def usual_pick(directory: Path, chats: list[int]) -> AsyncIterator[Dispatcher]:
    """One AsyncSession for each update: select the person, insert what was said, commit, answer.

    As durable as ours (WAL, synchronous=FULL). One connection: several of them meet "database is locked".
    """
    engine = create_async_engine(f"sqlite+aiosqlite:///{directory / 'peer.db'}", pool_size=1, max_overflow=0)

    @event.listens_for(engine.sync_engine, "connect")
    def durable(connection: Any, _record: Any) -> None:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")

    sessions = async_sessionmaker(engine, expire_on_commit=False)
    async with engine.begin() as connection:
        await connection.run_sync(Base.metadata.create_all)
    async with sessions() as session:
        session.add_all(User(id=chat, name="代表") for chat in chats)
        await session.commit()

    async def keep(session: AsyncSession, chat: int, text: str) -> str:
        user = (await session.scalars(select(User).where(User.id == chat))).one()
        session.add(Said(user_id=user.id, text=text))
        await session.commit()
        return f"{user.name}: {text}"

    dispatcher = Dispatcher(disable_fsm=True)

    @dispatcher.message()
    async def say(message: Message) -> None:
        async with sessions() as session:
            answer = await keep(session, message.chat.id, message.text or "")
        await message.answer(answer)

    @dispatcher.callback_query()
    async def press(callback: CallbackQuery) -> None:
        assert isinstance(callback.message, Message)
        async with sessions() as session:
            answer = await keep(session, callback.from_user.id, callback.data or "")
        await callback.message.answer(answer)

    yield dispatcher
    await engine.dispose()
