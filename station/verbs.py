"""What the parts of `Station` stand on: sessions, the reading of codes, and who signs."""

from abc import ABC, abstractmethod
from contextlib import AbstractContextManager

from sqlalchemy.orm import Session

from station.outcomes import Outcome
from station.records import Code, Scan, Signature


class Verbs(ABC):
    """One part of `Station`; each verb is one session, one transaction, and records out."""

    @abstractmethod
    def _writing(self, *, is_hasty: bool = False) -> AbstractContextManager[Session]: ...

    @abstractmethod
    def _reading(self) -> AbstractContextManager[Session]: ...

    @abstractmethod
    def read(self, text: str, symbology: str | None = None) -> Code:
        """Read the code in a text without looking anything up."""

    @abstractmethod
    def _answer(self, session: Session, scan: Scan) -> Outcome: ...

    @abstractmethod
    def _sign(self, by: str) -> Signature: ...

    @abstractmethod
    def _tell(self, outcome: Outcome) -> Outcome: ...
