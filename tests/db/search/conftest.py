"""A small index of an invented country, made by the real writer."""

import sqlite3
from collections.abc import Iterable

import pytest

from db.search import IndexWriter, Searcher, Unit

OLD_SHARE = ("2007-06-21", "2007-06-21", "2021-05-24", "2021-05-24")
NEW_SHARE = ("2021-05-25", "2021-05-25", "9999-12-31", "9999-12-31")
SHARE = {
    "kind": "statement",
    "title": "Entry share: Share of votes",
    "subject": ("Entry share", "threshold"),
    "property": ("Share of votes", "Доля голосов", "barrier"),
    "datatype": "quantity",
    "period_kind": "interval",
    "topics": ("voting",),
    "sources": ("gazette",),
}
UNITS = (
    Unit(
        "entity", "entity:mazhilis", "Mazhilis", "The lower chamber.",
        names=("Majilis", "Мәжіліс", "Мажилис", "Mäjilis", "lower house"), topics=("chambers",), language="en",
    ),
    Unit("entity", "entity:sun", "Sun Party", "It governs.", names=("Old Moon", "Партия Солнца"), topics=("parties",)),
    Unit("entity", "entity:chair", "Chair of the Harbour Commission", "The head of the commission."),
    Unit("entity", "entity:ombudsman", "Ombudsman", "Hears complaints."),
    Unit(address="statement:old", text="Entry share: share of votes 7 % (until May 2021).", value="7 %",
         bounds=OLD_SHARE, years=(2007, 2021), **SHARE),
    Unit(address="statement:new", text="Entry share: share of votes 5 % (since May 2021).", value="5 %",
         bounds=NEW_SHARE, years=(2021, 2026), **SHARE),
    Unit(
        "statement", "statement:holder", "Chair of the Harbour Commission: Holder", "The holder is Aida Serikova.",
        subject=("Chair of the Harbour Commission",), property=("Holder",), value="Aida Serikova", datatype="person",
        period_kind="interval", bounds=NEW_SHARE, years=(2021, 2021),
    ),
    Unit(
        "statement", "statement:said", "Harbour: Remark", "Harbour: remark: beacons should be lit (opinion of A. S.).",
        names=("Aida Serikova", "Аида Серикова"), subject=("Harbour",), property=("Remark",), datatype="text",
        value="beacons should be lit", preference=-1,
    ),
    Unit(
        "passage", "passage:a#1", "Report: lists",
        "A party list entered the Mazhilis with at least 7 per cent of the votes; Old Moon won 11.7 per cent. "
        "The single seven-year term of the president came in 2022. A party needs 20,000 members.",
        topics=("voting", "parties"), sources=("report",), language="en", years=(2021, 2022),
    ),
    Unit(
        "passage", "passage:a#2", "Report: rights",
        "Party-list voting, two ombudsmen, and Article 50(2) of the basic law; electing a president.",
        topics=("rights",), sources=("report",), language="en",
    ),
    Unit(
        "passage", "passage:b#1", "Жаршы",
        "Председатель комиссии рассказал о выборах депутатов. Тоқаев сөз сөйледі. Ёлка стоит. Бұл — шешім.",
        topics=("voting",), sources=("gazette",), language="ru", years=(2010, 2010),
    ),
    Unit("passage", "passage:c#1", "Visits", "President Tokayev met Yelena Petrova in Kostanay.", sources=("report",)),
    *(
        Unit("passage", f"passage:d#{n}", f"Harbour {n}", f"The harbour of quay {n} has a lantern and a keeper.")
        for n in range(30)
    ),
    Unit("source", "source:report", "Report on the Mazhilis and the party list", "Press house", sources=("report",)),
)  # fmt: skip


def indexed(units: Iterable[Unit]) -> sqlite3.Connection:
    """An index in memory."""
    connection = sqlite3.connect(":memory:")
    writer = IndexWriter(connection)
    writer.add(units)
    writer.finish(everywhere=("Ruritania", "Руритания"))
    connection.commit()
    return connection


@pytest.fixture(scope="session")
def searcher() -> Searcher:
    """Asks the small index."""
    return Searcher(indexed(UNITS))
