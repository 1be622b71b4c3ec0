"""The timeline, who appoints whom, the matrix of coverage, the details of a vote, and names of the time."""

import shutil
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db import BadDate, EventKind, Force, NotFound, Reference, build

TIES = """
id: crown
kind: organization
name: The Crown
topics: [state]
statements:
  - {property: founded, value: '1900', references: [{source: coast-news}]}
  - {property: ended, value: '2010-01-01', references: [{source: coast-news}]}
"""
PROPERTY = """
- id: appointed-by
  label: {en: Appointed by}
  datatype: entity
  meaning: Who appoints.
- id: reports-to
  label: {en: Reports to}
  datatype: entity
  meaning: To whom it reports.
- id: ended
  label: {en: Ended}
  datatype: date
  meaning: It ended.
- id: ended-by-act
  label: {en: Ended by}
  datatype: entity
  meaning: The act that ended it.
"""
APPOINTED = """
  - property: appointed-by
    value: crown
    valid: '2000/2005-06-30'
    qualifiers: {act: river-convention, ended-by-act: election-law}
    references: [{source: coast-news}]
  - property: appointed-by
    value: assembly
    valid: '2005-07-01/..'
    references: [{source: coast-news}]
  - property: reports-to
    value: crown
    attested: '2007'
    references: [{source: coast-news}]
  - property: reports-to
    value: assembly
    references: [{source: coast-news}]
"""


@pytest.fixture(scope="module")
def reference(bundled):
    opened = Reference(bundled)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def crowned(pack, tmp_path_factory):
    """The pack with a few ties between its institutions."""
    folder = tmp_path_factory.mktemp("crowned") / "pack"
    shutil.copytree(pack, folder)
    with (folder / "properties.yaml").open("a", encoding="utf-8") as file:
        file.write(PROPERTY.lstrip("\n"))
    (folder / "entities/organization/crown.yaml").write_text(TIES.lstrip("\n"), encoding="utf-8")
    with (folder / "entities/organization/election-commission.yaml").open("a", encoding="utf-8") as file:
        file.write(APPOINTED.lstrip("\n"))
    opened = Reference(build(folder, folder.parent / "reference.db").target)
    yield opened
    opened.close()


def ties(page):
    return [(tie.source, tie.label, tie.target, tie.fact.force) for tie in page.ties]


def test_ties_are_those_of_the_day(crowned):
    early = crowned.open("appointments:", "2003-01-01")
    assert ties(early)[0] == ("crown", "appoints", "election-commission", Force.IN_FORCE)
    late = crowned.open("appointments:", "2008-01-01")
    assert ("assembly", "appoints", "election-commission", Force.IN_FORCE) in ties(late)
    assert {institution.id for institution in late.institutions} == {"assembly", "crown", "election-commission"}


def test_a_tie_seen_on_another_day_is_there_while_both_ends_exist(crowned):
    seen = ("election-commission", "reports to", "crown", Force.NEAR)
    assert seen in ties(crowned.open("appointments:", "2009-12-31"))
    assert seen in ties(crowned.open("appointments:", "1997-01-01"))
    assert seen not in ties(crowned.open("appointments:", "1996-12-31"))
    assert seen not in ties(crowned.open("appointments:", "2010-01-01"))


def test_a_tie_without_a_date_is_there_as_one_that_is_not_known_to_hold(crowned):
    assert ("election-commission", "reports to", "assembly", Force.UNDATED) in ties(
        crowned.open("appointments:", "2008-01-01")
    )


@pytest.mark.parametrize(("year", "act"), [("2000", "River Convention"), ("2005-06", "Law on Elections")])
def test_what_ended_did_not_end_by_the_act_that_brought_it(crowned, year, act):
    page = crowned.open(f"changes:{year}..{year}/entity:election-commission")
    lines = [line for group in page.certain for line in group.changes if line.fact.property == "appointed-by"]
    assert [[value.text for value in line.acts] for line in lines] == [[act]]


def test_no_ties_make_an_empty_picture(reference):
    assert reference.open("appointments:").ties == ()


def test_the_timeline_holds_votes_posts_and_rules_in_order(reference):
    page = reference.open("timeline:")
    starts = [event.period.start_earliest for event in page.events]
    assert starts == sorted(starts)
    found = {(event.kind, event.title, event.text) for event in page.events}
    assert (EventKind.VOTE, "Assembly election of 11 June 2023", "") in found
    assert (EventKind.POST, "Chair of the Election Commission", "Holder: Ada Norvik") in found
    assert (EventKind.RULE, "Assembly of Altamar", "Seats: 40 seats") in found
    assert (EventKind.MILESTONE, "Assembly of Altamar", "Founded") not in found  # founding is told of bodies
    assert (EventKind.BODY, "Assembly of Altamar", "Founded") in found


def test_the_timeline_by_topic_and_kind(reference):
    page = reference.open("timeline:/topic:commissions/kind:post+vote")
    assert {event.kind for event in page.events} == {EventKind.POST}
    assert page.kinds == (EventKind.VOTE, EventKind.POST)
    assert page.scope.title == "Election commissions"
    assert reference.open(page.address) == page


@pytest.mark.parametrize("address", ["timeline:/kind:gossip", "timeline:/topic:none", "appointments:x", "coverage:x"])
def test_what_is_not_there(reference, address):
    with pytest.raises(NotFound):
        reference.open(address)


def test_every_event_leads_somewhere(reference):
    for event in reference.open("timeline:").events:
        assert reference.open(event.address)


def test_coverage_by_year(reference):
    page = reference.open("coverage:")
    assert page.years == tuple(range(1991, 2025))
    rows = {row.topic: row for row in page.rows}
    states = dict(zip(page.years, rows["assembly"].states, strict=True))
    assert (states[1991], states[2006], states[2007], states[2024]) == ("partly", "partly", "covered", "covered")
    assert dict(zip(page.years, rows["abroad"].states, strict=True))[1999] is None
    assert [row.depth for row in page.rows[:3]] == [0, 1, 2]
    assert rows["commissions"].things == 2


def test_the_rules_of_the_day_of_a_vote(reference):
    vote = reference.open("entity:election-2023-06-11-assembly").vote
    rules = [(fact.property, fact.value.text) for fact in vote.rules]
    assert ("seats", "40 seats") in rules
    assert ("entry-threshold", "8 per cent") not in rules
    before = reference.open("entity:election-2019-05-12-assembly").vote
    assert ("entry-threshold", "8 per cent") in [(fact.property, fact.value.text) for fact in before.rules]


def test_a_vote_beside_the_one_before(reference):
    vote = reference.open("entity:election-2023-06-11-assembly").vote
    assert vote.previous.address == "entity:election-2019-05-12-assembly"
    assert reference.open("entity:election-2019-05-12-assembly").vote.previous is None
    assert reference.open("entity:assembly").vote is None


def test_history_goes_with_time_and_holds_no_plan(reference):
    histories = {history.property: history for history in reference.open("entity:assembly").histories}
    assert [step.value.text for step in histories["seats"].steps] == ["30 seats", "40 seats"]
    assert "status" not in histories


@pytest.mark.parametrize(
    ("day", "name"),
    [
        ("1995-01-01", "Council of the Coast"),
        ("2006-12-31", "Council of the Coast"),
        ("2007-01-01", "Assembly of Altamar"),
        ("", "Assembly of Altamar"),
    ],
)
def test_the_name_of_the_time(reference, day, name):
    sheet = reference.open("entity:assembly", day)
    assert sheet.title == name
    assert name not in [each.text for each in sheet.names]
    facts = reference.facts(subject="assembly", property="seats", as_of=day)
    assert {fact.subject_name for fact in facts} == {name}


def branch(reference, address, day=""):
    return next(branch for branch in reference.tree(day) if branch.address == address)


def test_the_tree_of_a_day(reference):
    assert branch(reference, "entity:assembly", "1995").title == "Council of the Coast"
    assert branch(reference, "entity:assembly").title == "Assembly of Altamar"
    vote = "entity:election-2023-06-11-assembly"
    assert (branch(reference, vote, "2023-06-10").away, branch(reference, vote, "2023-06-11").away) == (True, False)
    assert branch(reference, "entity:assembly", "1991-08-31").away
    assert not branch(reference, "entity:assembly", "1991-09-01").away
    assert not any(each.away for each in reference.tree())


def test_a_law_is_not_there_before_it_was_passed(reference):
    assert branch(reference, "entity:election-law", "2006-12-19").away
    assert not branch(reference, "entity:election-law", "2006-12-20").away  # adopted, though not yet in force
    assert reference.open("entity:election-law", "2006-12-19").away == "not yet"


def test_what_ended_on_a_day_is_away_from_that_day_on(crowned):
    assert not branch(crowned, "entity:crown", "2009-12-31").away
    assert branch(crowned, "entity:crown", "2010-01-01").away


@pytest.mark.parametrize("address", ["changes:2020..2021", "timeline:", "appointments:", "coverage:"])
def test_an_address_of_a_page_is_a_subject(reference, address):
    assert reference.open(reference.resolve(address))


@given(
    st.sampled_from(["changes:", "timeline:", "appointments:", "coverage:", "timeline:/kind:", "changes:2020..2021/"]),
    st.text(),
)
def test_no_address_does_more_than_say_that_it_leads_nowhere(reference, start, rest):
    with suppress(NotFound, BadDate):
        assert reference.open(start + rest).address


def test_a_date_that_has_not_come_is_not_told_as_past(reference):
    early = {fact.property: fact.force for fact in reference.facts(subject="assembly", as_of="1991-08-31")}
    assert "founded" not in early
    later = {fact.property: fact.force for fact in reference.facts(subject="assembly", as_of="1991-09-01")}
    assert later["founded"] is Force.UNDATED


def test_a_sheet_says_when_its_subject_was_not_there(crowned):
    assert crowned.open("entity:crown", "2010-01-01").away == "ended"
    assert crowned.open("entity:crown", "2009-12-31").away == ""
    assert crowned.open("entity:election-2023-06-11-assembly", "2020-01-01").away == "not yet"
