"""The guide goes on by what desks show, and back where the next task has lost what it needs."""

import pytest

from station.desk import Desk, State
from station.guide import TASKS, Guide, Task, skip, watch
from tests.station.goods import code_of

CODE, OTHER = code_of("REEL-1"), code_of("REEL-2")


def test_the_guide_goes_through_its_five_tasks() -> None:
    guide = Guide()
    seen = [(guide.task, guide.place)]
    for desk in (
        Desk(),
        Desk(State.UNKNOWN, code=CODE),
        Desk(State.OFFER, is_pinned=True, code=CODE),
        Desk(State.WORKING, is_pinned=True, code=CODE),
        Desk(State.LINKED, code=CODE),
        Desk(State.FOUND, code=CODE),
        Desk(State.UNLINKED, code=CODE),
    ):
        guide = watch(guide, desk)
        if guide.task is not seen[-1][0]:
            seen.append((guide.task, guide.place))
    assert seen == [*zip(TASKS, range(1, 6), strict=True), (Task.DONE, 0)]


def test_a_label_that_is_offered_at_once_skips_what_is_done_already() -> None:
    assert watch(Guide(), Desk(State.OFFER, is_pinned=True, code=CODE)).task is Task.LINK


@pytest.mark.parametrize("state", [State.CHECK, State.SHARED])
def test_an_item_that_does_not_fit_the_label_is_not_its_item(state: State) -> None:
    guide = watch(Guide(Task.CHOOSE), Desk(state, is_pinned=True, code=CODE))
    assert guide.task is Task.CHOOSE
    assert watch(Guide(Task.LINK), Desk(state, is_pinned=True, code=CODE)).task is Task.CHOOSE


@pytest.mark.parametrize("task", [Task.CHOOSE, Task.LINK])
@pytest.mark.parametrize("state", [State.READY, State.FOUND, State.PARKED])
def test_when_no_label_waits_any_more_it_is_to_be_scanned_again(task: Task, state: State) -> None:
    assert watch(Guide(task), Desk(state)) == Guide()


@pytest.mark.parametrize("state", [State.WORKING, State.TROUBLE, State.REASON])
def test_trouble_on_the_way_leaves_the_task_as_it_is(state: State) -> None:
    assert watch(Guide(Task.LINK), Desk(state, code=CODE)) == Guide(Task.LINK)


def test_only_the_label_that_was_linked_counts_when_it_is_scanned_again() -> None:
    guide = Guide(Task.FIND, CODE.key)
    assert watch(guide, Desk(State.FOUND, code=OTHER)) == guide
    assert watch(guide, Desk(State.FOUND)) == guide
    assert watch(guide, Desk(State.ALREADY_LINKED, code=CODE)).task is Task.TAKE_OFF


@pytest.mark.parametrize("state", [State.UNLINKED, State.UNDONE])
def test_taking_off_ends_the_guide_but_not_before_the_label_has_found_its_item(state: State) -> None:
    assert watch(Guide(Task.FIND, CODE.key), Desk(state)) == Guide()
    assert watch(Guide(Task.TAKE_OFF, CODE.key), Desk(state)).task is Task.DONE


def test_what_is_over_stays_over() -> None:
    skipped = skip(Guide(Task.LINK))
    assert (skipped.task, skipped.place) == (Task.SKIPPED, 0)
    for guide in (skipped, Guide(Task.DONE)):
        assert watch(guide, Desk(State.UNKNOWN, code=CODE)) == guide
