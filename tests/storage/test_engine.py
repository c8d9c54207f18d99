"""Addresses of databases."""

import pytest

from storage.engine import Database


@pytest.mark.parametrize(
    ("address", "driver"),
    [
        ("sqlite:////tmp/x.db", "sqlite+inloop"),
        ("sqlite+inloop:////tmp/x.db", "sqlite+inloop"),
        ("postgresql://u:p@h/name", "postgresql+asyncpg"),
        ("postgres://u:p@h/name", "postgresql+asyncpg"),
        ("postgresql+asyncpg://u:p@h/name", "postgresql+asyncpg"),
    ],
)
async def test_people_write_plain_addresses(address: str, driver: str) -> None:
    database = Database(address)
    assert database.url.drivername == driver
    assert database.is_sqlite == driver.startswith("sqlite")
    await database.dispose()


@pytest.mark.parametrize("address", ["sqlite://", "sqlite:///:memory:", "mysql://u@h/name"])
def test_others_are_refused(address: str) -> None:
    with pytest.raises(ValueError, match=r"sqlite_without_file|unknown_database"):
        Database(address)
