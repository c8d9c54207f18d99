"""What is encrypted before it is kept: with a key derived from the installation's own for each purpose."""

from base64 import urlsafe_b64encode
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cryptography.fernet import Fernet

SECOND_WAYS = b"through-train second ways 1"
BALLOTS = b"through-train ballots 1"


class Sealer:
    """Implements domain.second_way_port.Seals with Fernet; cryptography is loaded when it is first needed."""

    def __init__(self, key: bytes, purpose: bytes = SECOND_WAYS) -> None:
        self._key = key
        self._purpose = purpose

    @cached_property
    def _fernet(self) -> "Fernet":
        from cryptography.fernet import Fernet
        from cryptography.hazmat.primitives.hashes import SHA256
        from cryptography.hazmat.primitives.kdf.hkdf import HKDF

        derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=self._purpose).derive(self._key)
        return Fernet(urlsafe_b64encode(derived))

    def seal(self, text: str) -> str:
        return self._fernet.encrypt(text.encode()).decode()

    def opened(self, sealed: str) -> str:
        """Empty when it was sealed with another key."""
        from cryptography.fernet import InvalidToken

        try:
            return self._fernet.decrypt(sealed.encode()).decode()
        except InvalidToken:
            return ""


class SealedBox(Sealer):
    """Implements domain.ballot_port.BallotBox. A Fernet token says when it was made; here that is never."""

    def __init__(self, key: bytes) -> None:
        super().__init__(key, BALLOTS)

    def seal(self, text: str) -> str:
        return self._fernet.encrypt_at_time(text.encode(), 0).decode()
