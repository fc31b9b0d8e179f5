"""Carries out what the dialogue asks of the store."""

from station.desk import (
    ClearRequest,
    LinkRequest,
    MoveRequest,
    ParkRequest,
    ReplaceRequest,
    Request,
    UndoRequest,
    UnlinkRequest,
)
from station.outcomes import Outcome
from station.service import Station


def carry_out(station: Station, request: Request, by: str = "") -> Outcome:  # noqa: PLR0911 - a line for each
    """Return what came of a request of somebody; StoreError when the database kept it from being done."""
    match request:
        case LinkRequest(code, target, adds, override):
            return station.link(code, target.ref, adds=adds, override=override, by=by)
        case ReplaceRequest(code, target, override):
            return station.replace(code, target.ref, override=override, by=by)
        case MoveRequest(code, target, seen, override):
            return station.move(code, target.ref, seen=seen, override=override, by=by)
        case UnlinkRequest(code):
            return station.unlink(code, by=by)
        case ClearRequest(item, reason):
            return station.unlink_item(item.ref, reason=reason, by=by)
        case ParkRequest(number):
            return station.park(number, by=by)
        case UndoRequest():
            return station.undo(by=by)
