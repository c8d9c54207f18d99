"""What keeps a command from doing its work, as a key of the locales."""


class Trouble(Exception):
    """`key` and `params` make the one sentence that says what to do."""

    def __init__(self, key: str, **params: object) -> None:
        self.key = key
        self.params = params
        super().__init__(key)
