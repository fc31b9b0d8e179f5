"""Does a verb again when another station was in its way: the one place where that is decided."""

import random
import time
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from sqlalchemy.exc import IntegrityError

from station.errors import RaceError

TRIES = 30
"""How often a verb is begun before the person is told; twenty stations racing for one code need fewer."""

LONGEST_PAUSE = 0.1
"""s; pauses are random and grow up to this, so that racers do not meet again."""

UNIQUE = "23505"
"""SQLSTATE of a key that is there already."""

P = ParamSpec("P")
R = TypeVar("R")


def retried(verb: Callable[P, R]) -> Callable[P, R]:
    """Decorate a verb of one transaction, which is run again from its beginning after a lost race.

    A race is lost by a serialisation failure, a deadlock, or a key that another station added after this
    transaction had looked for it. The next run sees what the winner did and tells that.
    """

    @wraps(verb)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        for number in range(TRIES - 1):
            try:
                return verb(*args, **kwargs)
            except RaceError:
                pass
            except IntegrityError as error:
                if getattr(error.orig, "sqlstate", "") != UNIQUE:
                    raise
            time.sleep(random.uniform(0, min(LONGEST_PAUSE, 0.002 * 2**number)))  # noqa: S311 - no secret
        return verb(*args, **kwargs)

    return run
