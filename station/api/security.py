"""Who calls: tokens and passwords in the request's header, and a brake on guessing."""

import base64
import binascii
import hashlib
import logging
from collections import deque
from collections.abc import Callable
from math import ceil
from threading import Lock
from time import monotonic

from station.api.answers import ApiError, Call, refusal
from station.escapes import escape
from station.roles import Caller
from station.service import Station

log = logging.getLogger(__name__)

WINDOW = 60.0
"""Time, s, for which a failed login counts."""

FAILURES = 5
"""Failed logins of one name from one address within that time after which no more are tried."""

FAILURES_OF_ADDRESS = 20
"""The same for one address, whatever the names."""

KEPT = 10_000
"""Failed logins that are remembered."""

FRESH = 1.0
"""Time, s, for which it is remembered whose key it was: so long may a key that was revoked still work."""

CALLERS = 1000
"""Keys whose callers are remembered."""


class Throttle:
    """Counts failed logins by address and name, and says how long the next must wait."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        """Begin with none; `clock` counts seconds."""
        self._clock = clock
        self._failures: deque[tuple[float, str, str]] = deque(maxlen=KEPT)
        self._lock = Lock()

    def check(self, address: str, name: str) -> None:
        """Let a login be tried, or not.

        Raises:
            ApiError: 429; there were too many wrong ones.
        """
        now = self._clock()
        with self._lock:
            while self._failures and now - self._failures[0][0] >= WINDOW:
                self._failures.popleft()
            here = [(at, who) for at, where, who in self._failures if where == address]
        own = [at for at, who in here if who == name]
        waits = [
            times[-most] + WINDOW - now
            for times, most in ((own, FAILURES), ([at for at, _ in here], FAILURES_OF_ADDRESS))
            if len(times) >= most
        ]
        if waits:
            seconds = ceil(max(waits))
            told = f"Request was throttled. Expected available in {seconds} seconds."
            raise refusal(429, told, {"Retry-After": str(seconds)})

    def note_failure(self, address: str, name: str) -> None:
        """Count a wrong login."""
        with self._lock:
            self._failures.append((self._clock(), address, name))
        log.warning("Wrong password for “%s” from %s", escape(name[:64]), address)


class Callers:
    """Remembers for a moment who calls with which key, so that a busy program is not looked up each time.

    Only what was right is remembered: a new key works at once, and a wrong one is judged by the store.
    """

    def __init__(self, clock: Callable[[], float] = monotonic, *, room: int = CALLERS) -> None:
        """Begin with none; `clock` counts seconds, and there is `room` for so many."""
        self._room = room
        self._clock = clock
        self._known: dict[bytes, tuple[float, Caller]] = {}

    def find(self, key: str, station: Station) -> Caller | None:
        """Return who calls with the key of a token, if anyone may; the station is asked about others."""
        digest = hashlib.sha256(key.encode("utf-8", "replace")).digest()
        now = self._clock()
        since, caller = self._known.get(digest, (now - FRESH, None))
        if now - since < FRESH:
            return caller
        caller = station.sign_in_by_token(key)
        if caller is None:
            self._known.pop(digest, None)
            return None
        if len(self._known) >= self._room:
            self._known.clear()
        self._known[digest] = now, caller
        return caller


def authenticate(call: Call, callers: Callers, throttle: Throttle) -> Caller:
    """Return who calls.

    Raises:
        ApiError: 401 for missing or wrong credentials, 429 after too many wrong passwords.
    """
    scheme, *rest = call.headers.get("authorization", "").split() or [""]
    match scheme.lower():
        case "token":
            return _by_token(call, rest, callers)
        case "basic":
            return _by_password(call, rest, throttle)
        case _:
            raise _stranger("Authentication credentials were not provided.")


def read_password(call: Call) -> str:
    """Return the password of a call that has signed in by one; empty where it has not."""
    scheme, _, coded = call.headers.get("authorization", "").partition(" ")
    return _decode(coded.strip())[1] if scheme.lower() == "basic" else ""


def read_key(call: Call) -> str:
    """Return the key of a call that has signed in by a token."""
    return call.headers.get("authorization", "").split()[-1]


def _by_token(call: Call, words: list[str], callers: Callers) -> Caller:
    if not words:
        raise _stranger("Invalid token header. No credentials provided.")
    if len(words) > 1:
        raise _stranger("Invalid token header. Token string should not contain spaces.")
    caller = callers.find(words[0], call.station)
    if caller is None:
        raise _stranger("Invalid token.")
    return caller


def _by_password(call: Call, words: list[str], throttle: Throttle) -> Caller:
    if not words:
        raise _stranger("Invalid basic header. No credentials provided.")
    if len(words) > 1:
        raise _stranger("Invalid basic header. Credentials string should not contain spaces.")
    name, password = _decode(words[0])
    throttle.check(call.address, name)
    caller = call.station.sign_in_by_password(name, password)
    if caller is None:
        throttle.note_failure(call.address, name)
        raise _stranger("Invalid username/password.")
    return caller


def _decode(coded: str) -> tuple[str, str]:
    try:
        plain = base64.b64decode(coded, validate=True)
    except (binascii.Error, ValueError) as error:
        raise _stranger("Invalid basic header. Credentials not correctly base64 encoded.") from error
    try:
        text = plain.decode("utf-8")
    except UnicodeDecodeError:
        text = plain.decode("latin-1")
    name, _, password = text.partition(":")
    return name, password


def _stranger(detail: str) -> ApiError:
    """Return a 401; it asks for a token, so that no browser keeps a password and sends it unasked."""
    return refusal(401, detail, {"WWW-Authenticate": "Token"})
