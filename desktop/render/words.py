"""All words that a composed page says by itself, in one place; what comes from the content is not here."""

from __future__ import annotations

from typing import Final

AS_OF: Final = "As of {day}"
AS_KNOWN: Final = "As known on {day}"
PACK: Final = "{title}, version {version}"
PART_OF: Final = "Belongs to"
ALSO: Final = "also"

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
UNKNOWN: Final = "What held on {day} is not known. Nearest values:"
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
CITED_ON: Final = "on page"
PAGE: Final = "Page {page} of {pages}"
PRINTED: Final = "printed {day}"
MORE: Final = "A summary. The full sheet holds more: history, passages, notes, addresses of sources."
