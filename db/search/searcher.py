"""Answers questions over the search index of one connection."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from db.errors import Stopped
from db.records import Match
from db.search import feedback, query
from db.search.bounded import LARGE, Bounded, narrowed
from db.search.candidates import Candidates
from db.search.coach import repairs
from db.search.facets import MOST, facets
from db.search.forms import Kind
from db.search.language import Asked, Filters, read
from db.search.ordering import order
from db.search.ranking import Judge, Judged, Tier
from db.search.retrieval import CAP, FEW_WORDS_POOL, POOL, Retrieval
from db.search.snippets import snippet
from db.search.terms import QUESTION, Terms, expand
from db.search.texts import KEPT, KEPT_OF_MANY, Text, Texts
from db.search.units import PERSON, Answer, Row, Spread
from db.search.vocabulary import Vocabulary
from db.search.words import words_of
from db.search.writer import LISTED

SHOWN = 50  # hits, where nobody says how many
STAYING = 3  # first hits of a long question that the words of the best hits do not move
BESIDE, BESIDE_TYPING = 10, 3  # candidates beyond those shown: of a large index, and while somebody types
COACHED = 4  # fewer hits than this bring ways to ask anew
LEAST_COVERED = {False: 0.4, True: 0.1}  # share of the words, by rarity, that a hit must hold; for questions less
STRANGER = 0.15  # more must be held where a word is strange to the index: the subject may be another
LEAST_KNOWN = 0.51  # share of the words that the index must know: else the subject is another
_STEPS = 1000  # of SQLite's machine between two looks at whether to stop
_MATCH: dict[Kind, Match] = {
    Kind.EXACT: "exact",
    Kind.OPENING: "exact",
    Kind.STEM: "stem",
    Kind.VARIANT: "variant",
    Kind.MEANT: "variant",
    Kind.BEGUN: "begun",
    Kind.CORRECTED: "corrected",
}


def never() -> bool:
    """Never stop."""
    return False


class Searcher:
    """Searches one database; belongs to the thread of its connection.

    `names` knows the other names of what the questions name, where this database does not: a reader's library is
    asked with the names of the reference.
    """

    def __init__(self, connection: sqlite3.Connection, names: Searcher | None = None) -> None:
        self._connection = connection
        self.vocabulary: Vocabulary = Vocabulary(connection, names.vocabulary if names else None)
        self._left: dict[tuple[object, ...], list[int]] = {}
        self._stop: Callable[[], bool] = never
        totals = dict(connection.execute("select key, value from search_meta"))
        self._units = int(totals.get("units", 0))
        self._texts = Texts(connection, KEPT if self._units < LARGE else KEPT_OF_MANY)
        self._last = int(totals.get("found", 0))
        self._mean = max(1.0, int(totals.get("words", 0)) / max(1, self._units))

    def search(
        self,
        text: str,
        *,
        limit: int = SHOWN,
        kinds: Sequence[str] = (),
        topics: Sequence[str] = (),
        sources: Sequence[str] = (),
        years: tuple[int, int] | None = None,
        as_of: str = "",
        correct: bool = True,
        coach: bool = True,
        typing: bool = False,
        stop: Callable[[], bool] = never,
    ) -> Answer:
        """The best hits for what was typed. Raises Stopped when `stop` says so while it runs.

        While somebody is `typing` fewer candidates are looked at, a long question is not asked a second time.
        """
        given = Filters(tuple(kinds), tuple(topics), tuple(sources), years)
        asked = _asked(text, given)
        with self._stopping(stop):
            answer = self._answer(asked, limit, as_of, correct, typing)
            if coach and answer.count < COACHED:
                asked = replace(read(answer.query), filters=asked.filters)  # as it was read, on whichever keyboard
                answer = replace(answer, repairs=repairs(asked, self.vocabulary, self._count))
        return answer

    def facets(
        self,
        text: str,
        *,
        kinds: Sequence[str] = (),
        topics: Sequence[str] = (),
        sources: Sequence[str] = (),
        years: tuple[int, int] | None = None,
        as_of: str = "",
        correct: bool = True,
        stop: Callable[[], bool] = never,
    ) -> Spread:
        """How the hits are spread; where they are many, those that hold all the words. Slower than the search.

        Raises Stopped as it does.
        """
        asked = _asked(text, Filters(tuple(kinds), tuple(topics), tuple(sources), years))
        with self._stopping(stop):
            asked, terms = self._read(asked, correct)
            retrieval = self._retrieval(asked.filters, terms)
            kept, count = self._kept(asked, terms, retrieval, SHOWN, as_of) if terms.terms else ([], retrieval.pool)
            if asked.near or count < retrieval.pool:
                spread = facets(retrieval.described([one.text.number for one in kept]))
            else:
                spread = facets(retrieval.counted(self._match(terms), MOST + 1))
            return replace(spread, more=spread.more or retrieval.cut)

    def _answer(self, asked: Asked, limit: int, as_of: str, correct: bool, typing: bool = False) -> Answer:
        asked, terms = self._read(asked, correct)
        retrieval = self._retrieval(asked.filters, terms)
        if not terms.terms:
            found = [_unjudged(self._texts.get(number)) for number in retrieval.anything(CAP + 1)]
            rows = tuple(_row(judged) for judged in found[:limit])
            return Answer(asked.text, rows, min(len(found), CAP), len(found) > CAP, terms.read_as)
        kept, count = self._kept(asked, terms, retrieval, limit, as_of, typing)
        total = max(count, len(kept)) if count >= retrieval.pool and not asked.near else len(kept)
        rows = tuple(_row(one) for one in kept[:limit])
        return Answer(asked.text, rows, min(total, CAP), total > CAP or retrieval.cut, terms.read_as)

    def _kept(
        self, asked: Asked, terms: Terms, retrieval: Retrieval, limit: int, as_of: str, typing: bool = False
    ) -> tuple[list[Judged], int]:
        """The hits, best first, at least as many as are to be shown; and how many units hold all the words."""
        if terms.known_share() < LEAST_KNOWN:
            return [], 0
        if terms.begins_with_first and not terms.who:
            found = self._kept(asked, expand(asked, self.vocabulary, who=True), retrieval, limit, as_of, typing)
            if found[0] and found[0][0].tier is Tier.NAME and found[0][0].text.datatype == PERSON:
                return found
        least = FEW_WORDS_POOL if len(terms.needed) < QUESTION else POOL
        beside = BESIDE_TYPING if typing else BESIDE
        retrieval.pool = max(limit + beside, 0 if typing or self._units >= LARGE else least)
        candidates, count = self._candidates(asked, terms, retrieval, typing)
        kept = self._ranked(candidates, asked, terms, as_of)
        long = QUESTION <= len(terms.needed) <= feedback.LONGEST and self._units < LARGE and not typing
        if long and kept and kept[0].tier > Tier.PHRASE:  # else what was asked for stands on top already
            kept = self._widened(kept, asked, terms, retrieval)
        return kept, count

    def _ranked(self, candidates: Sequence[int], asked: Asked, terms: Terms, as_of: str) -> list[Judged]:
        """The candidates that hold enough of the question, best first."""
        judge = Judge(asked, terms, self._units, self._mean)
        least = LEAST_COVERED[len(terms.needed) >= QUESTION]
        if len(terms.needed) < QUESTION and terms.known_share() < 1:
            least += STRANGER
        judged = []
        self._texts.fetch(candidates)
        for number in candidates:
            if self._stop():
                raise Stopped
            judged.append(judge.judge(self._texts.get(number)))
        few = len(terms.needed) < QUESTION
        kept = (one for one in judged if one and one.covered >= least and not (few and one.guessed))
        return sorted(kept, key=order(terms, as_of))

    def _widened(self, kept: list[Judged], asked: Asked, terms: Terms, retrieval: Retrieval) -> list[Judged]:
        """The first hits of a long question as they are, the rest in the order that words of the best hits give."""
        wide = feedback.widened(terms, kept, self.vocabulary, self._units)
        if not wide:
            return kept
        judge = Judge(asked, wide, self._units, self._mean)
        more = retrieval.matching(query.some_of(wide.terms[len(terms.terms) :]))
        known = {one.text.number for one in kept}
        rest = kept[STAYING:] + self._ranked([number for number in more if number not in known], asked, terms, "")
        scores = {one.text.number: judge.score(one.text) for one in rest}
        rest.sort(key=lambda one: (one.text.kind == LISTED, -scores[one.text.number], one.text.number))
        return kept[:STAYING] + rest

    def _read(self, asked: Asked, correct: bool) -> tuple[Asked, Terms]:
        """The question with everything that may answer it; on the other keyboard if it makes sense only there."""
        terms = expand(asked, self.vocabulary, correct=correct)
        unsure = any(term.nearest() >= Kind.BEGUN for term in terms.needed)
        if not (correct and asked.plain and unsure):
            return asked, terms
        retyped = self.vocabulary.retyped(asked.text)
        if not retyped:
            return asked, terms
        other = replace(read(retyped), filters=asked.filters)
        meant = set(words_of(retyped)) - set(words_of(asked.text))
        return other, expand(other, self.vocabulary, correct=correct, retyped=meant)

    def _candidates(self, asked: Asked, terms: Terms, retrieval: Retrieval, typing: bool) -> tuple[list[int], int]:
        """Units worth ranking, each once; and how many hold all the words."""
        if self._units >= LARGE:
            return Bounded(retrieval, self.vocabulary, self._units).candidates(terms)
        return Candidates(retrieval, self._units, typing).of(asked, terms)

    def _count(self, text: str, filters: Filters) -> int:
        """How many units a question would find if it were asked so."""
        asked = replace(read(text), filters=filters)
        terms = expand(asked, self.vocabulary, correct=False)
        if not terms.needed:
            return 0
        return self._retrieval(filters, terms).count(self._match(terms))

    def _retrieval(self, filters: Filters, terms: Terms) -> Retrieval:
        left = self._left if self._units >= LARGE else None
        return Retrieval(self._connection, filters, terms.without, self._last, left)

    def _match(self, terms: Terms) -> str:
        """Units that hold all the words, as far as they can be walked."""
        return query.in_any_form(narrowed(terms, self.vocabulary) if self._units >= LARGE else terms)

    @contextmanager
    def _stopping(self, stop: Callable[[], bool]) -> Iterator[None]:
        self._stop = stop
        self._connection.set_progress_handler(stop, _STEPS)
        try:
            yield
        except sqlite3.OperationalError as error:
            if stop():
                raise Stopped from error
            raise
        finally:
            self._stop = never
            self._connection.set_progress_handler(None, 0)


def _asked(text: str, given: Filters) -> Asked:
    """What was typed as it is read, with the filters given beside it."""
    asked = read(text)
    return replace(asked, filters=_both(asked.filters, given))


def _both(typed: Filters, given: Filters) -> Filters:
    """Filters typed into the question and given beside it."""
    return Filters(
        given.kinds or typed.kinds, given.topics or typed.topics, given.sources or typed.sources,
        given.years or typed.years, typed.languages,
    )  # fmt: skip


def _unjudged(text: Text) -> Judged:
    return Judged(text, Tier.ALL, 0, 0.0, 1.0, Kind.EXACT, (), ())


def _row(one: Judged) -> Row:
    text = one.text
    shown, marks = snippet(text.text or text.title, one.forms, text.folded)
    return Row(
        number=text.number,
        kind=text.kind,
        address=text.address,
        title=text.title,
        text=text.text,
        tier=int(one.tier),
        match="partial" if one.missing else _MATCH[one.worst],
        forms=one.forms,
        missing=one.missing,
        snippet=shown,
        marks=marks,
        score=round(one.score, 4),
        sources=text.sources,
        language=text.language,
        years=text.years,
    )
