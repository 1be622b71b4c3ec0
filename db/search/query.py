"""The only place that writes MATCH text; everything in it is quoted, so that nothing typed is syntax."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from db.search.forms import Kind, Term
from db.search.terms import Name, Terms


def exactly(terms: Terms) -> str:
    """Units that hold every needed word as it was typed; empty where there can be none."""
    return _all([_of(term, Kind.OPENING) for term in terms.needed])


def in_a_row(terms: Terms) -> str:
    """Units that hold the whole question as a phrase."""
    words = [word for term in terms.terms for word in term.words]
    if len(words) < 2:
        return ""
    return _quoted(words) + (" *" if terms.terms[-1].opening else "")


def in_any_form(terms: Terms) -> str:
    """Units that hold every needed word in some form, or another name of what was named."""
    parts: list[str] = []
    at = 0
    for name in (*terms.names, None):
        until = name.first if name else len(terms.terms)
        parts += [_of(term, Kind.CORRECTED) for term in terms.terms[at:until] if term.needed]
        if name:
            parts.append(_named(terms.terms[name.first : name.until], name))
            at = name.until
    return _all(parts)


def together(terms: Sequence[Term], least: Kind) -> str:
    """Units that hold all terms in forms that are at least so near."""
    return _all([_of(term, least) for term in terms])


def any_word(words: Sequence[str]) -> str:
    """Units that hold any of the words."""
    return _any([_quoted((word,)) for word in words])


def some_of(terms: Sequence[Term], names: Sequence[Name] = ()) -> str:
    """Units that hold any of the words in any form."""
    return _any([match for term in terms if (match := _of(term, Kind.CORRECTED))] + [_names(name) for name in names])


def some_nearly(terms: Sequence[Term]) -> str:
    """The same by what is nearest to the words: other words only for one that stands nowhere in any form."""
    return _any([_of(term, max(Kind.STEM, term.nearest())) for term in terms])


def in_names(term: Term) -> str:
    """Units that hold a term in their names, in any form."""
    match = _of(term, Kind.CORRECTED)
    return f"{{names}} : ({match})" if match else ""


def without(match: str, unwanted: Sequence[Term]) -> str:
    """The first, and none of the others."""
    unwanted_match = _any([found for term in unwanted if (found := _of(term, Kind.STEM))])
    return f"{match} NOT {unwanted_match}" if unwanted_match else match


def _named(terms: Sequence[Term], name: Name) -> str:
    words = _all([_of(term, Kind.CORRECTED) for term in terms if term.needed])
    return _any([words, _names(name)] if words else [_names(name)])


def _names(name: Name) -> str:
    return _any([_quoted(words) for words in name.sequences])


def _of(term: Term, least: Kind) -> str:
    """A term in all forms that are at least so near."""
    matches = [_quoted((form,)) for form, kind in term.forms.items() if kind <= least and kind is not Kind.OPENING]
    matches += [_quoted(words) for words, kind in term.sequences.items() if kind <= least]
    if term.opening and any(kind is Kind.OPENING for kind in term.forms.values()):
        matches.append(_quoted((term.opening,)) + " *")
    return _any(matches)


def _quoted(words: Sequence[str]) -> str:
    return '"' + " ".join(word.replace('"', "") for word in words) + '"'


def _any(matches: Iterable[str]) -> str:
    kept = list(dict.fromkeys(match for match in matches if match))
    return kept[0] if len(kept) == 1 else f"({' OR '.join(kept)})" if kept else ""


def _all(matches: Sequence[str]) -> str:
    """All of them; nothing if one of them is nothing."""
    kept = list(dict.fromkeys(matches))
    if not kept or not all(kept):
        return ""
    return kept[0] if len(kept) == 1 else f"({' AND '.join(kept)})"
