"""The verbs of `Station` about people and programs: who they are, and what they sign in with."""

import logging
from collections.abc import Callable
from datetime import UTC, datetime
from threading import Lock

from station import operators
from station.codes.badges import badge_text
from station.errors import StoreError
from station.roles import Caller, Operator, Role, Token
from station.store.engine import in_haste, transaction
from station.store.races import retried
from station.verbs import Verbs, mapped

log = logging.getLogger(__name__)

NOTING = 0.01
"""Time, s, that whoever calls waits for the use of a token to be noted: a later call can note it, too."""


def _ignore(_text: str) -> None:
    """Be told and do nothing."""


class AccountVerbs(Verbs):
    """One part of `Station`; each verb is one transaction, and records out."""

    _one_at_a_time = Lock()
    """Checking a password takes 64 MiB on purpose."""

    @retried
    def add_operator(self, name: str, role: Role = Role.LINK, password: str = "") -> Operator:
        """Add an operator; without a password they can sign in by badge only.

        Raises:
            InputError: the name cannot be used or is taken, or the password is too short.
        """
        with mapped(self._writing()) as session:
            return operators.add_operator(session, name, role, password, datetime.now(UTC)).record()

    def operators(self) -> tuple[Operator, ...]:
        """Return all operators by name, the disabled ones too."""
        with mapped(self._reading()) as session:
            return tuple(row.record() for row in operators.list_operators(session))

    @retried
    def set_operator_active(self, name: str, *, is_active: bool) -> Operator:
        """Let an operator sign in, or no longer."""
        with mapped(self._writing()) as session:
            return operators.set_active(session, name, is_active=is_active).record()

    @retried
    def change_operator(
        self, name: str, *, role: Role | None = None, password: str | None = None
    ) -> Operator:
        """Give an operator another role, another password, or both; see `operators.change_operator`."""
        with mapped(self._writing()) as session:
            return operators.change_operator(session, name, role, password, datetime.now(UTC)).record()

    def make_badge(self, name: str, hand_out: Callable[[str], None] = _ignore) -> str:
        """Give an operator a new badge; return what is printed on it, which is told only now.

        Args:
            name: of the operator.
            hand_out: writes it where it will be found; where that fails, the badge before it goes on opening.
        """
        with mapped(self._reading()) as session:
            operators.get_operator(session, name)
        secret = operators.draw_secret()
        text = badge_text(secret)
        hand_out(text)  # before the store is locked: a slow disk, or a share that hangs, is in nobody's way
        self._set_badge(name, secret)
        return text

    @retried
    def _set_badge(self, name: str, secret: str) -> None:
        with mapped(self._writing()) as session:
            operators.set_badge(session, name, secret)

    def sign_in_by_password(self, name: str, password: str) -> Caller | None:
        """Return the active operator with this name and password."""
        with mapped(self._reading()) as session:
            row = operators.find_operator(session, name)
            hashed = row.password_hash if row is not None else ""
            caller = Caller(row.id, row.name, Role(row.role)) if row is not None and row.is_active else None
        with self._one_at_a_time:
            is_right = operators.is_password(password, hashed)
        return caller if is_right else None

    def sign_in_by_token(self, key: str) -> Caller | None:
        """Return who calls with the key of a live token; its use is noted once a minute, if possible.

        A database that is locked by an import, full or read-only can still be read by whoever may.
        """
        now = datetime.now(UTC)
        with self._reading() as connection:
            found = operators.by_key(connection, key, now)
        if found is None:
            return None
        caller, number, is_due = found
        if is_due:
            self._note_use(number, now)
        return caller

    def _note_use(self, token: int, at: datetime) -> None:
        try:
            with transaction(in_haste(self._adders, NOTING)) as connection:
                operators.note_use(connection, token, at)
        except StoreError as error:
            log.info("The use of token %d is not noted: %s", token, error)

    @retried
    def create_token(self, name: str, role: Role = Role.LINK, operator: str = "") -> tuple[Token, str]:
        """Make a token; return it with its key, which is told only now.

        Args:
            name: what the list calls it.
            role: what it may do; never more than its operator.
            operator: for whom it acts; empty lets it act in its own name.

        Raises:
            InputError: the name cannot be used or is taken, or there is no such operator.
        """
        with mapped(self._writing()) as session:
            owner = operators.get_operator(session, operator) if operator else None
            row, key = operators.create_token(session, name, role, owner, datetime.now(UTC))
            return row.record(), key

    @retried
    def login_token(self, operator: str, password: str, name: str) -> tuple[Token, str]:
        """Return the token of an operator's login, and its key: the same again for the same name.

        Args:
            operator: who has just signed in by this password.
            password: from which the key is made, because it is not kept.
            name: what the program calls itself.
        """
        now = datetime.now(UTC)
        while True:
            with mapped(self._reading()) as session:
                salt = operators.login_salt(session, operator, name, now)
            with self._one_at_a_time:
                key = operators.login_key(password, salt)
            with mapped(self._writing()) as session:
                row = operators.keep_login(session, operator, name, salt=salt, key=key, at=now)
                if row is not None:
                    return row.record(), key

    def tokens(self) -> tuple[Token, ...]:
        """Return the tokens that have not been revoked, by name."""
        with mapped(self._reading()) as session:
            return tuple(row.record() for row in operators.list_tokens(session))

    @retried
    def revoke_token(self, name: str) -> Token:
        """End a token.

        Raises:
            InputError: no live token has this name.
        """
        with mapped(self._writing()) as session:
            return operators.revoke_token(session, name, datetime.now(UTC)).record()
