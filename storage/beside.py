"""What documents are made of, each statement beside the service."""

from storage.assessments import Assessments
from storage.bulletins import Bulletins
from storage.excerpts import Excerpts
from storage.figures import Figures
from storage.people import People
from storage.reading import Beside, Reader


class Books:
    """Implements domain.report_port.Books."""

    def __init__(self, reader: Reader) -> None:
        self.people = People(Beside(reader))
        self.figures = Figures(reader)
        self.excerpts = Excerpts(reader)
        self.assessments = Assessments(Beside(reader))
        self.bulletins = Bulletins(Beside(reader), reader)
