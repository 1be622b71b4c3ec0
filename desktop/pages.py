"""The pages of the window itself: the start page, and what is said when the reference cannot be opened."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import QCoreApplication

from db import Branch, NotableDay, Pack, describe_moment, parse_moment

ADDRESS = "window:start"
AGAIN = "window:again"
RECENT = 8


@dataclass(frozen=True, slots=True)
class Contents:
    """What the start page is made from."""

    pack: Pack
    tree: tuple[Branch, ...]
    days: tuple[NotableDay, ...] = ()

    def below(self, parent: str) -> tuple[Branch, ...]:
        return tuple(branch for branch in self.tree if branch.parent == parent and not branch.away)

    def count(self, root: str) -> int:
        """How many different things stand anywhere under a branch."""
        scheme = "topic:" if root == "topics" else ""
        inside = (branch for branch in self.tree if branch.id.startswith(f"{root}/") and branch.address)
        return len({branch.address for branch in inside if branch.address.startswith(scheme)})


def start_page(contents: Contents, style: str) -> str:
    """Ways into the reference, and where its knowledge ends."""
    pack = contents.pack
    lead = _tr("Type to search: names in any spelling, words, years. Or begin here.")
    left = _section(_tr("Topics"), _lines(contents.below("topics"), with_tip=True))
    right = "".join(
        (
            _section(_tr("Latest votes"), _lines(contents.below("election")[:RECENT])),
            _section(_tr("Articles"), _lines(contents.below("documents/article")[:RECENT])),
            _section(_tr("Digests of sources"), _lines(contents.below("documents/digest")[:RECENT])),
            _section(_tr("What it holds"), f'<p class="text">{escape(_holdings(contents))}</p>'),
            _section(_tr("Where its knowledge ends"), f'<p class="text">{escape(_end_of(pack))}</p>'),
        )
    )
    columns = (
        f'<table width="100%" cellspacing="0" cellpadding="0"><tr><td width="54%">{left}</td>'
        f'<td width="4%"></td><td width="42%">{right}</td></tr></table>'
    )
    return _page(
        f'<h1>{escape(pack.title)}</h1><p class="lead" style="margin-bottom: 16px">{escape(lead)}</p>{columns}', style
    )


def waiting_page(style: str) -> str:
    """What stands in the window until the database has answered for the first time."""
    return _page("", style)


def failure_page(reason: str, style: str) -> str:
    """The reference cannot be opened: why, and what to do."""
    advice = (
        _tr("Install the program anew: the reference comes with it, and nothing of yours is touched."),
        _tr("If you work from the source code, run “anyqtama build” first."),
    )
    steps = "".join(f"<li>{escape(step)}</li>" for step in advice)
    again = f'<p class="text"><a href="{AGAIN}">{escape(_tr("Try again"))}</a></p>'
    title = escape(_tr("The reference cannot be opened"))
    return _page(f'<h1>{title}</h1><p class="unknown">{escape(reason)}</p><ul>{steps}</ul>{again}', style)


def missing_page(reason: str, style: str) -> str:
    """A link or a tree line led to nothing."""
    title = escape(_tr("There is no such page"))
    return _page(f'<h1>{title}</h1><p class="unknown">{escape(reason)}</p>', style)


def day_in_words(pack: Pack) -> str:
    """The last day the pack knows of, as people write it."""
    return describe_moment(parse_moment(pack.knowledge_ends))


def _end_of(pack: Pack) -> str:
    return _tr("{0}. What happened later is not in it. Content version {1}.").format(day_in_words(pack), pack.version)


def _holdings(contents: Contents) -> str:
    """One line such as “Topics 44 · Institutions 120 · People 80”."""
    roots = (branch for branch in contents.tree if branch.parent is None)
    return " · ".join(f"{root.title}\u00a0{count}" for root in roots if (count := contents.count(root.id)))


def _section(heading: str, body: str) -> str:
    return f"<h2>{escape(heading)}</h2>{body}" if body else ""


def _lines(branches: Iterable[Branch], with_tip: bool = False) -> str:
    return "".join(_line(branch, with_tip) for branch in branches)


def _line(branch: Branch, with_tip: bool) -> str:
    link = f'<a href="{escape(branch.address)}">{escape(branch.title)}</a>'
    tip = f'<br/><span class="quiet">{escape(branch.tip)}</span>' if with_tip and branch.tip else ""
    return f'<p style="margin-bottom: 7px">{link}{tip}</p>'


def _page(body: str, style: str) -> str:
    return f"<html><head><style>{style}</style></head><body>{body}</body></html>"


def _tr(text: str) -> str:
    return QCoreApplication.translate("start", text)
