"""What can be told of a letter by its words: which sentence answers which request, what is copied."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Answered:
    """One request of a suggestion, and the sentence of the letter that speaks of it; "" where none does."""

    request: str
    sentence: str


@dataclass(frozen=True)
class LetterReading:
    """`substance`: 0 nothing is said to the matter, 1 something, 2 the main request is answered.

    `copied` are sentences that stand word for word in other letters of the department.
    """

    substance: int
    answers: tuple[Answered, ...] = ()
    copied: tuple[str, ...] = ()

    @property
    def unanswered(self) -> list[str]:
        return [answer.request for answer in self.answers if not answer.sentence]
