import threading

import pytest

from db import NotFound, Stopped
from desktop.background import Background


@pytest.fixture
def background(qtbot, bundled):
    made = Background(bundled)
    yield made
    made.close()


def unwanted(error):
    raise AssertionError(error)


def test_questions_run_off_the_gui_thread_and_answers_come_back_on_it(qtbot, background):
    threads = []

    def question(reference, ticket):
        threads.append(threading.current_thread())
        return reference.pack.id

    def answer(found):
        threads.append(threading.current_thread())
        assert found == "altamar"

    background.ask(question, answer, unwanted)
    qtbot.waitUntil(lambda: len(threads) == 2)
    assert threads[0] is not threading.main_thread()
    assert threads[1] is threading.main_thread()


def test_only_the_newest_question_on_a_subject_is_answered(qtbot, background):
    started, go_on, answers = threading.Event(), threading.Event(), []

    def slow(reference, ticket):
        started.set()
        assert go_on.wait(10)
        return "first"

    background.ask(slow, answers.append, unwanted, subject="search")
    assert started.wait(10)
    for number in range(5):
        background.ask(lambda _reference, _ticket, number=number: number, answers.append, unwanted, subject="search")
    go_on.set()
    background.ask(lambda _reference, _ticket: "other", answers.append, unwanted, subject="page")
    qtbot.waitUntil(lambda: "other" in answers)
    assert answers == [4, "other"]


def test_a_running_question_is_told_to_stop(qtbot, background):
    started, stopped, answers = threading.Event(), threading.Event(), []

    def endless(reference, ticket):
        started.set()
        while not ticket.stop():
            pass
        stopped.set()
        raise Stopped

    background.ask(endless, answers.append, unwanted, subject="search")
    assert started.wait(10)
    background.ask(lambda _reference, _ticket: "newer", answers.append, unwanted, subject="search")
    qtbot.waitUntil(lambda: answers == ["newer"])
    assert stopped.is_set()


def test_what_the_world_did_goes_to_failed(qtbot, background):
    failures = []
    background.ask(lambda reference, _ticket: reference.open("entity:nobody"), unwanted, failures.append)
    qtbot.waitUntil(lambda: bool(failures))
    assert isinstance(failures[0], NotFound)


def test_a_mistake_of_ours_is_not_swallowed(qtbot, background):
    with qtbot.captureExceptions() as caught:
        background.ask(lambda _reference, _ticket: 1 // 0, unwanted, unwanted)
        qtbot.waitUntil(lambda: bool(caught))
    assert caught[0][0] is ZeroDivisionError


def test_it_says_when_it_is_busy(qtbot, background):
    said = []
    background.busy.connect(said.append)
    background.ask(lambda _reference, _ticket: 1, said.append, unwanted)
    background.write(lambda: 2, said.append, unwanted)
    qtbot.waitUntil(lambda: len(said) == 4)
    assert said[0] is True
    assert said[-1] in (False, 1, 2)
    assert said.count(False) == 1


def test_closing_twice_and_asking_afterwards_do_no_harm(qtbot, background):
    background.close()
    background.close()
    background.ask(lambda _reference, _ticket: 1, unwanted, unwanted)
