"""All words that a composed page says by itself, in one place; what comes from the content is not here."""

from __future__ import annotations

from typing import Final

AS_OF: Final = "As of {day}"
AS_KNOWN: Final = "As known on {day}"
PACK: Final = "{title}, version {version}"
PART_OF: Final = "Belongs to"

FACTS: Final = "Facts"
RESULTS: Final = "Results"
VOICES: Final = "Opinions, expectations and plans"
VOICES_MEANING: Final = "What people and bodies think, expect or intend. None of it is a reported fact."
RELATED: Final = "Related"
MEMBERS: Final = "In this topic"
PASSAGES: Final = "Passages"
NOTES: Final = "Notes"
COVERAGE: Final = "What this reference covers"
SOURCES: Final = "Sources"
SUBJECTS: Final = "Mainly about"
ABOUT_SOURCE: Final = "Source:"
RESTING: Final = "Facts that rest on it"
RESTING_PASSAGES: Final = "Passages that rest on it"
NOTHING: Final = "The reference holds nothing more on this."

VOICE_LABELS: Final = {"opinion": "Opinion", "expectation": "Expectation", "plan": "Plan"}
UNNAMED: Final = "Speaker not named"
SAID_BY: Final = "{voice} of {name}"
DIGEST: Final = "Digest in our own words"
ARTICLE: Final = "Article"
SOURCE: Final = "Source"
UNDATED: Final = "undated"
UNKNOWN: Final = "Not known for this date ({day}). Nearest known:"
POSSIBLE: Final = "may hold on this day: its bounds are not exact"
FUTURE: Final = "not yet on this day"
DEPRECATED: Final = "set aside: recorded because a source says it"
CONFIDENCE: Final = "{confidence} confidence"
DISAGREEMENT: Final = "Sources disagree"
NOT_GIVEN: Final = "–"
INCOMPLETE: Final = "The sources give only some of the rows."

NAME: Final = "Name"
PARTY: Final = "Party"
VOTES: Final = "Votes"
SHARE: Final = "Share, %"
SEATS: Final = "Seats"
LIST_SEATS: Final = "From lists"
DISTRICT_SEATS: Final = "From districts"
NOTE: Final = "Note"
TOPIC: Final = "Topic"
PERIOD: Final = "Period"
STATE: Final = "State"
CHECKED: Final = "Checked"
STATES: Final = {"covered": "covered", "partly": "partly covered", "none": "not covered"}

SEEN: Final = "seen: {seen}"
CITED: Final = "cited: {locators}"

LANGUAGES: Final = {
    "en": "English",
    "kk": "Kazakh",
    "ru": "Russian",
    "de": "German",
    "fr": "French",
    "ky": "Kyrgyz",
    "uz": "Uzbek",
    "tr": "Turkish",
    "zh": "Chinese",
}

VALUE: Final = "Value"
WHEN: Final = "When"
CITED_ON: Final = "On page"
PAGE: Final = "Page {page} of {pages}"
PRINTED: Final = "printed {day}"
MORE: Final = "A summary. The full sheet holds more: history, passages, notes, addresses of sources."

AS_OF_LATER: Final = "As of {day}; what is known here ends on {end}"
NOT_YET: Final = "It did not exist yet on {day}."
OVER: Final = "It had ended by {day}."
NOTHING_HELD: Final = "Nothing held on {day}. Nearest known:"
ATTESTED: Final = "attested on another day"
BEFORE_DAY: Final = "the nearest known before"
AFTER_DAY: Final = "the nearest known after"
STILL: Final = "held when knowledge ended; what came later is not known"

CHANGES: Final = "Changes"
CHANGED: Final = "What changed"
MAY_HAVE: Final = "What may have changed"
MAY_HAVE_MEANING: Final = (
    "The dates of these are not known closely enough to say whether they lie between the two days or outside."
)
HAPPENED: Final = "What happened"
UNBOUNDED: Final = "Start or end not recorded"
UNBOUNDED_MEANING: Final = "No source at hand says when these began or ended, so it may have been in this time."
NOTHING_CHANGED: Final = "Nothing is recorded that changed or happened in this time."
NOTHING_AFTER: Final = "What is known here ends on {end}; nothing later is in it."
COUNTED: Final = "Changes: {certain}. Possible: {possible}. Happenings: {happenings}."
CAME_IN: Final = "came in"
ENDED: Final = "ended"
BETWEEN: Final = "between {first} and {last}"
NOT_AFTER: Final = "not after {last}"
NOT_BEFORE: Final = "not before {first}"
MAYBE: Final = "maybe"
WHAT: Final = "What"
BEFORE: Final = "Before"
AFTER: Final = "After"
BY: Final = "By"
ENDED_BY: Final = "Ended by"
AHEAD: Final = "(not yet on this day)"
KIND: Final = "Kind"
SCOPE: Final = "Scope"
EVENT_KINDS: Final = {
    "vote": "Vote",
    "law": "Law",
    "body": "Body",
    "post": "Post",
    "rule": "Rule",
    "meeting": "Meeting",
    "report": "Report",
    "milestone": "Milestone",
}
TIMELINE: Final = "Timeline"
DECADE: Final = "{first} to {last}"
NO_EVENTS: Final = "No dated event is recorded here."
APPOINTMENTS: Final = "Institutions"
APPOINTMENTS_CAPTION: Final = (
    "Who acts upon whom, as far as it is recorded for this day. "
    "A hollow arrow was seen on another day only, or without a date."
)
NO_TIES: Final = "Nothing is recorded of who appoints whom on this day."
WHO: Final = "Who"
DOES: Final = "does"
WHOM: Final = "to whom"
SINCE: Final = "Since"
COVERAGE_KIND: Final = "Coverage"
COVERAGE_CAPTION: Final = (
    "Full squares are covered, half-filled ones partly, crossed ones not; a dot says that nothing is recorded."
)
THINGS: Final = "Things"
STATEMENTS: Final = "Statements"

HISTORY: Final = "History"
FROM: Final = "From"
UNTIL: Final = "Until"
NOT_RECORDED: Final = "not known"
STILL_SO: Final = "still so"
SEEN_ON: Final = "seen"
HISTORY_CAPTION: Final = "{label} over time; dashed or hollow where it is not sure."
SEATS_CAPTION: Final = "Seats by party, {title}"
SEATS_IN_ALL: Final = "{seats} seats"
RULES: Final = "Rules in force on the day of the vote"
TURNOUTS: Final = "Turnout beside other votes of the kind"
TURNOUT: Final = "Turnout"
VOTE: Final = "Vote"
COMPARED: Final = "Compared with {title}"
SEATS_BEFORE: Final = "Seats before"
SHARE_BEFORE: Final = "Share before, %"
DIFFERENCE: Final = "Change of seats"
SHARE_DIFFERENCE: Final = "Change of share"
ACCOUNTS: Final = "Two accounts"
OFFICIAL: Final = "From official sources"
OBSERVED: Final = "From observers and critics"
MEASURED: Final = "{label} by year"
MEASURED_SCALE: Final = "{label} by year, scale: {scale}"
YEAR: Final = "Year"
OTHER_COUNTS: Final = "other counts"
BRIEFING: Final = "Briefing"
CONTENTS: Final = "Contents"
AND_MORE: Final = "and {count} more"
OWN_NOTE: Final = "Note of the reader"
SEARCH: Final = "Search"
NOTHING_FOUND: Final = "Nothing found."

OWN: Final = "From your own library"
OWN_NOTICE: Final = "This text is your own import. It is no part of the reference, and nobody has checked it."
OWN_ABOUT: Final = "About this document"
OWN_ID: Final = "Id"
OWN_DATE: Final = "Date"
OWN_SOURCE: Final = "Source"
OWN_FILE: Final = "Imported from"
