"""Pages made by hand, of an invented country, for the tests of what draws them."""

from __future__ import annotations

from dataclasses import replace

from db import (
    Brief,
    Citation,
    CitedSource,
    Coverage,
    Datatype,
    Disagreement,
    DocumentPage,
    Fact,
    FactGroup,
    Force,
    Modality,
    Name,
    Pack,
    Passage,
    Period,
    PeriodKind,
    Related,
    Result,
    Results,
    Sheet,
    Source,
    SourcePage,
    Span,
    Standing,
    Value,
    parse_period,
)

KAZAKH = "Әә Ғғ Ққ Ңң Өө Ұұ Үү Һһ Іі"
PACK = Pack("reference", "Reference of Ruritania", "2.1", "en", "CC BY 4.0", "2026-10-31")
GAZETTE = Source(
    "gazette", "Law on the Diet", "State Gazette", "2018-06-29", "https://example.org/law", "ru", Standing.OFFICIAL,
    "excerpt of a stored copy",
)  # fmt: skip
OBSERVERS = Source("observers", "Final report", "Union of Observers", "2019~", "", "en", Standing.OBSERVER)
SOURCES = (CitedSource(1, GAZETTE, ("¶ 4", "¶ 12")), CitedSource(2, OBSERVERS, ("p. 31",)))
FIRST = Citation(1, "gazette", "¶ 4", "digest-gazette#4")
SECOND = Citation(2, "observers", "p. 31")


def period(text: str, kind: PeriodKind = PeriodKind.INTERVAL) -> Period:
    return parse_period(text, kind)


def fact(id: str, text: str, when: Period | None = None, force: Force = Force.IN_FORCE, **more: object) -> Fact:
    made = Fact(
        id, "diet", "Diet", "seats", "Seats", Value(text, Datatype.TEXT), when, force, citations=(FIRST,)
    )  # fmt: skip
    return replace(made, **more)


def group(label: str, *facts: Fact, single: bool = True, disagreements: tuple[Disagreement, ...] = ()) -> FactGroup:
    return FactGroup(label.lower().replace(" ", "-"), label, single, f"What {label} means.", facts, disagreements)


def seats() -> FactGroup:
    return group(
        "Seats",
        fact(
            "diet/seats@2018", "98 seats", period("2018-07-01/.."), qualifiers=(("Applies to", _entity("Lower house")),)
        ),
        fact("diet/seats@2007", "107 seats", period("2007-06/2018-06-30"), Force.ENDED, note="With nine named."),
    )


def indexed() -> Sheet:
    """A sheet with a series of twelve years."""
    scale = (("Scale", Value("0 to 100", Datatype.TEXT)),)
    facts = tuple(
        fact(f"index/score@{year}", str(year % 40), period(str(year), PeriodKind.POINT), Force.EVENT, qualifiers=scale)
        for year in range(2012, 2000, -1)
    )
    noted = replace(facts[3], note="Counted anew.")
    return sheet(title="Index", groups=(group("Score", *facts[:3], noted, *facts[4:], single=False),), related=())


def attested() -> FactGroup:
    when = period("2018-09-27", PeriodKind.ATTESTED)
    return group("Chair", fact("diet/chair", "Rudolf V", when, Force.NEAR, confidence="medium"))


def disputed() -> FactGroup:
    rows = (
        fact("diet/turnout@a", "61.8 %", period("2018", PeriodKind.POINT), Force.EVENT, disagreement="turnout"),
        fact(
            "diet/turnout@b", "57 %", period("2018", PeriodKind.POINT), Force.EVENT, disagreement="turnout",
            citations=(SECOND,),
        ),
    )  # fmt: skip
    return group("Turnout", *rows, disagreements=(Disagreement("turnout", "The observers count other rolls."),))


def voices() -> FactGroup:
    said = period("2018-09-27", PeriodKind.POINT)
    speaker = {"stated_by": "flavia", "stated_by_name": "Princess Flavia"}
    return group(
        "Assessment",
        fact(
            "diet/view", "A step towards an open system.", said, Force.EVENT, modality=Modality.OPINION, **speaker
        ),
        fact("diet/hope", "Debates will be livelier.", said, Force.EVENT, modality=Modality.EXPECTATION, **speaker),
        fact("diet/aim", "Two chambers by 2030.", said, Force.EVENT, modality=Modality.PLAN),
    )  # fmt: skip


def sheet(**more: object) -> Sheet:
    """A sheet with something of everything."""
    made = Sheet(
        "entity:diet",
        "organization",
        "Organization",
        "Diet",
        PACK,
        "2019-01-01",
        names=(
            Name("Lower house", "en", period("1998/2007")),
            Name(f"Мәжіліс {KAZAKH}", "kk-Cyrl"),
            Name("Mäjilis", "kk-Latn"),
            Name("Мажилис", "ru"),
            Name("Мажылис", "ru", search_only=True),
        ),
        topics=(Brief("topic:parliament", "Parliament", "topic"), Brief("topic:law", "Making of laws", "topic")),
        description=(
            (Span("The "), Span("lower", "strong"), Span(" house of the "), link(), Span(".", "plain"), cite()),
        ),
        groups=(seats(), attested(), disputed(), voices()),
        related=(
            Related("Part of it", "entity:committee", "Committee on Law", fact("committee/part-of", "", value=_diet())),
            Related("Results of votes", "entity:vote", "Vote", fact("vote/result", "53.9 per cent", label="Result")),
        ),
        passages=(passage(),),
        notes=((Span("The page names the body in two ways "), cite()),),
        coverage=(
            Coverage("parliament", "Parliament", period("1990/1995"), "partly", "2026-11", "Only the main acts."),
        ),
        sources=SOURCES,
    )
    return replace(made, **more)


def vote() -> Sheet:
    rows = (
        Result("Crown Party", "", "crown", "Crown Party", 3431510, 53.9, 62, 40, 22),
        Result("League of Towns", "", "towns", "League of Towns", 693938, 10.9, 8),
        Result("Against all", votes=249817, share=3.93, note="New on the ballot."),
    )
    results = Results(rows, False, "Rounded by the source.", (FIRST,))
    return sheet(address="entity:election-2018", kind="election", kind_label="Election", title="Vote", results=results)


def vote_with(**more: object) -> Sheet:
    """An election with other parts."""
    return replace(vote(), **more)


def short() -> Sheet:
    return Sheet(
        "entity:oath", "concept", "Concept", "Oath", PACK, groups=(group("Rule", fact("oath/rule", "Sworn.")),)
    )


def long(count: int = 300) -> Sheet:
    facts = tuple(
        fact(f"diet/rule-{place}", f"Rule {place}: a session is called by a third of the house. " * (1 + place % 3))
        for place in range(count)
    )
    few = tuple(group(f"Matter {place}", *facts[place * 3 : place * 3 + 3], single=False) for place in range(20))
    return sheet(groups=(*few, group("Rules", *facts[60:], single=False)))


def document() -> DocumentPage:
    passages = tuple(passage(str(number), "Sittings" if number < 3 else "Votes") for number in range(1, 5))
    return DocumentPage(
        "document:digest-gazette", "The law on the Diet", "digest", PACK, GAZETTE, passages,
        ((Span("The text rounds a figure up."),),), (Brief("entity:diet", "Diet", "organization"),), SOURCES[:1],
    )  # fmt: skip


def source_page() -> SourcePage:
    return SourcePage(
        "source:gazette", GAZETTE.title, PACK, GAZETTE, (fact("diet/s", "98"),), (passage(),), SOURCES[:1]
    )


def passage(number: str = "4", heading: str = "Sittings") -> Passage:
    text = (Span("The "), link(), Span(" sits from September to June "), cite(), Span("."))
    return Passage(
        f"digest-gazette#{number}", "digest-gazette", "The law on the Diet", number, heading, text, "0" * 64, (FIRST,)
    )


def cite() -> Span:
    return Span("¶ 4", "citation", "source:gazette")


def link() -> Span:
    return Span("Parliament", "link", "entity:parliament")


def _diet() -> Value:
    return Value("Diet", Datatype.ENTITY, entity="diet")


def _entity(text: str) -> Value:
    return Value(text, Datatype.ENTITY, entity="lower-house")
