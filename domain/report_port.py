"""What documents are made of; read beside the service, however long it takes."""

from typing import Protocol

from domain.assessment_port import Assessments
from domain.bulletin_port import Bulletins
from domain.excerpt_port import Excerpts
from domain.figures_port import Counts


class Books(Counts, Protocol):
    """A unit of work has them too, but would hold others up."""

    @property
    def excerpts(self) -> Excerpts: ...
    @property
    def assessments(self) -> Assessments: ...
    @property
    def bulletins(self) -> Bulletins: ...
