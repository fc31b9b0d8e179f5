"""Operators and tokens: who may sign in, and as what; only hashes of their secrets are kept."""

import hashlib
import hmac
import secrets
from datetime import datetime, timedelta

from argon2 import PasswordHasher, Type
from argon2.exceptions import InvalidHashError, VerificationError
from argon2.low_level import hash_secret_raw
from sqlalchemy import Connection, bindparam, select, update
from sqlalchemy.orm import Session

from station.codes.badges import ALPHABET, SECRET_LENGTH, badge_digest
from station.errors import InputError
from station.roles import Caller, Operator, Role
from station.store.operators import OperatorRow, TokenRow
from station.wording import Text

NAME_LIMIT = 64  # characters
SHORTEST_PASSWORD = 8  # characters
TOKEN_AGE = timedelta(days=365)
"""How long the token of a login is good; one made on the command line does not expire."""
USE_NOTED_EVERY = timedelta(minutes=1)

_HASHER = PasswordHasher()
_NOBODY = _HASHER.hash(secrets.token_hex())
"""Checked where there is no such operator, so that the time it takes tells nothing."""

_LIVE_TOKEN = (
    select(
        TokenRow.id,
        TokenRow.name,
        TokenRow.role,
        TokenRow.key_hash,
        TokenRow.last_used,
        TokenRow.expires,
        OperatorRow.id.label("operator_id"),
        OperatorRow.name.label("operator"),
        OperatorRow.role.label("operator_role"),
        OperatorRow.is_active,
    )
    .outerjoin(OperatorRow, OperatorRow.id == TokenRow.operator_id)
    .where(TokenRow.key_hash == bindparam("key_hash"), TokenRow.revoked.is_(None))
)
# Built once and run on the bare connection, because each request signs in.


def add_operator(session: Session, name: str, role: Role, password: str, at: datetime) -> OperatorRow:
    """Add an operator; an empty password means that they can sign in by badge only.

    Raises:
        InputError: the name cannot be used or is taken, or the password is too short.
    """
    _check_name(name)
    if find_operator(session, name) is not None or _live_token(session, name) is not None:
        raise InputError(
            Text("There is an operator or a token “{name}” already.", name=name), Text("Choose another name.")
        )
    hashed = hash_password(password) if password else ""
    row = OperatorRow(name=name, role=role.value, password_hash=hashed, created=at)
    session.add(row)
    session.flush()
    return row


def list_operators(session: Session) -> list[OperatorRow]:
    """Return all operators by name, the disabled ones too."""
    return list(session.scalars(select(OperatorRow).order_by(OperatorRow.name)))


def find_operator(session: Session, name: str) -> OperatorRow | None:
    """Return the operator of this name, active or not."""
    return session.scalar(select(OperatorRow).where(OperatorRow.name == name))


def get_operator(session: Session, name: str) -> OperatorRow:
    """Return the operator of this name.

    Raises:
        InputError: there is none.
    """
    row = find_operator(session, name)
    if row is None:
        raise InputError(
            Text("There is no operator “{name}”.", name=name),
            Text("`operator list` names all of them."),
        )
    return row


def set_active(session: Session, name: str, *, is_active: bool) -> OperatorRow:
    """Let an operator sign in, or no longer; their tokens work only while they may."""
    row = get_operator(session, name)
    row.is_active = is_active
    session.flush()
    return row


def change_operator(
    session: Session, name: str, role: Role | None, password: str | None, at: datetime
) -> OperatorRow:
    """Give an operator another role, another password, or both; what is None stays.

    A role counts from their next sign-in on, and for their tokens at once. Tokens that were made by a login
    with the old password end.

    Raises:
        InputError: there is no such operator, or the password is too short.
    """
    row = get_operator(session, name)
    if role is not None:
        row.role = role.value
    if password is not None:
        row.password_hash = hash_password(password)
        session.execute(
            update(TokenRow)
            .where(TokenRow.operator_id == row.id, TokenRow.salt.is_not(None), TokenRow.revoked.is_(None))
            .values(revoked=at)
        )
    session.flush()
    return row


def draw_secret() -> str:
    """Return the secret of a new badge."""
    return "".join(secrets.choice(ALPHABET) for _ in range(SECRET_LENGTH))


def set_badge(session: Session, name: str, secret: str) -> None:
    """Give an operator a new badge; the badge before it opens nothing any more."""
    get_operator(session, name).badge_hash = badge_digest(secret)
    session.flush()


def by_badge(connection: Connection, digest: str) -> Operator | None:
    """Return the active operator whose badge has a secret with this digest, of `badge_digest`."""
    with Session(connection) as session:
        row = session.scalar(select(OperatorRow).where(OperatorRow.badge_hash == digest))
        if row is None or not row.is_active or not hmac.compare_digest(row.badge_hash or "", digest):
            return None
        return row.record()


def hash_password(password: str) -> str:
    """Return the Argon2id hash of a password.

    Raises:
        InputError: it is too short.
    """
    if len(password) < SHORTEST_PASSWORD:
        raise InputError(
            Text("The password is too short: {count} characters.", count=len(password)),
            Text("Take {count} characters or more.", count=SHORTEST_PASSWORD),
        )
    return _HASHER.hash(password)


def is_password(password: str, hashed: str) -> bool:
    """Tell whether a password is the one that was hashed; takes as long where nothing was."""
    try:
        _HASHER.verify(hashed or _NOBODY, password)
    except (VerificationError, InvalidHashError):
        return False
    return bool(hashed)


def create_token(
    session: Session, name: str, role: Role, operator: OperatorRow | None, at: datetime
) -> tuple[TokenRow, str]:
    """Make a token with a random key; return both, the key for the only time.

    Raises:
        InputError: the name cannot be used or is taken.
    """
    _check_name(name)
    if _live_token(session, name) is not None or find_operator(session, name) is not None:
        raise InputError(
            Text("There is a token or an operator “{name}” already.", name=name),
            Text("Choose another name, or revoke that token first."),
        )
    key = f"inv-{secrets.token_hex(32)}"
    row = TokenRow(name=name, role=role.value, operator=operator, key_hash=_digest(key), created=at)
    session.add(row)
    session.flush()
    return row, key


def login_salt(session: Session, operator: str, name: str, at: datetime) -> bytes:
    """Return the salt of the live token of this operator's logins under a name, or a new one."""
    row = _live_token(session, f"{operator}/{name}")
    if row is None or row.salt is None or (row.expires is not None and row.expires <= at):
        return secrets.token_bytes(16)
    return row.salt


def login_key(password: str, salt: bytes) -> str:
    """Make the key of a login from its password, because it is not kept.

    By Argon2id, so that guessing it from its hash costs as much as guessing the password.
    """
    derived = hash_secret_raw(
        password.encode("utf-8", "replace"),
        salt,
        time_cost=_HASHER.time_cost,
        memory_cost=_HASHER.memory_cost,
        parallelism=_HASHER.parallelism,
        hash_len=32,
        type=Type.ID,
    )
    return f"inv-{derived.hex()}"


def keep_login(
    session: Session, operator: str, name: str, *, salt: bytes, key: str, at: datetime
) -> TokenRow | None:
    """Return the token of a login, making it if need be; None when another login was quicker."""
    owner = get_operator(session, operator)
    row = _live_token(session, f"{operator}/{name}")
    if row is not None and row.expires is not None and row.expires <= at:
        row.revoked = at
        session.flush()
        row = None
    if row is not None:
        return row if row.salt == salt else None
    row = TokenRow(
        name=f"{operator}/{name}",
        role=owner.role,
        operator=owner,
        key_hash=_digest(key),
        salt=salt,
        created=at,
        expires=at + TOKEN_AGE,
    )
    session.add(row)
    session.flush()
    return row


def list_tokens(session: Session) -> list[TokenRow]:
    """Return the tokens that have not been revoked, by name."""
    return list(session.scalars(select(TokenRow).where(TokenRow.revoked.is_(None)).order_by(TokenRow.name)))


def revoke_token(session: Session, name: str, at: datetime) -> TokenRow:
    """End a token.

    Raises:
        InputError: no live token has this name.
    """
    row = _live_token(session, name)
    if row is None:
        raise InputError(
            Text("There is no token “{name}”.", name=name), Text("`token list` names all of them.")
        )
    row.revoked = at
    session.flush()
    return row


def by_key(connection: Connection, key: str, at: datetime) -> tuple[Caller, int, bool] | None:
    """Return who calls with this key, the number of its token, and whether its use must be noted.

    Nobody does, where the token has ended or expired or its operator may not sign in; and nobody has more
    rights than the operator for whom they act.
    """
    digest = _digest(key)
    row = connection.execute(_LIVE_TOKEN, {"key_hash": digest}).first()
    if row is None or not hmac.compare_digest(row.key_hash, digest):
        return None
    if row.is_active is False or (row.expires is not None and row.expires <= at):
        return None
    is_due = row.last_used is None or at - row.last_used >= USE_NOTED_EVERY
    role, pk, name = Role(row.role), -row.id, row.name
    if row.operator_id is not None:
        own = Role(row.operator_role)
        role, pk, name = (role if own.may(role) else own), row.operator_id, row.operator
    return Caller(pk=pk, name=name, role=role, token=row.name, expires=row.expires), row.id, is_due


def note_use(connection: Connection, token: int, at: datetime) -> None:
    """Write down when a token was used last."""
    connection.execute(update(TokenRow).where(TokenRow.id == token).values(last_used=at))


def _live_token(session: Session, name: str) -> TokenRow | None:
    return session.scalar(select(TokenRow).where(TokenRow.name == name, TokenRow.revoked.is_(None)))


def _check_name(name: str) -> None:
    is_plain = name.isprintable() and name == name.strip() and not set(name) & set(":/")
    if not (is_plain and 0 < len(name) <= NAME_LIMIT):
        raise InputError(
            Text("{name} cannot be a name.", name=repr(name[: NAME_LIMIT + 1])),
            Text("Take 1 to {most} printable characters without : and /.", most=NAME_LIMIT),
        )


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()
