"""Who may do what: roles in their order, operators and the tokens of programs, as frozen values."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Role(StrEnum):
    """What someone may do; each role may do all that those before it may."""

    READ = "read"
    PARK = "park"
    LINK = "link"
    MOVE = "move"
    OVERRIDE = "override"
    ADMIN = "admin"

    def may(self, needed: "Role") -> bool:
        """Tell whether this role is `needed` or one that includes it."""
        order = list(Role)
        return order.index(self) >= order.index(needed)


@dataclass(frozen=True, slots=True)
class Operator:
    """A person who works at the stations."""

    id: int
    name: str
    role: Role
    is_active: bool
    created: datetime
    has_password: bool = False
    has_badge: bool = False


@dataclass(frozen=True, slots=True)
class Token:
    """What a program signs in with; its key is told once and kept only as a hash."""

    id: int
    name: str
    role: Role
    created: datetime
    operator: str = ""
    """For whom it acts; empty where it acts in its own name."""
    last_used: datetime | None = None
    """To the minute."""
    expires: datetime | None = None
    revoked: datetime | None = None


@dataclass(frozen=True, slots=True)
class Caller:
    """Who has signed in: an operator, or a program by its token."""

    pk: int
    """The operator's number; for a token that acts in its own name, its number below zero."""
    name: str
    """What the history calls them."""
    role: Role
    token: str = ""
    """Name of the token, where there was one."""
    expires: datetime | None = None
