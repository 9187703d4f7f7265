"""A brief built by hand: a ferry aground, told by French and English outlets that disagree."""

import hashlib
from pathlib import Path
from typing import Literal

from schemas.entries import Align
from summarizer.extraction.summary import (
    Citation,
    FieldInfo,
    Grounding,
    Reason,
    RunInfo,
    Source,
    Usage,
    Withheld,
)
from summarizer.merging.brief import (
    Brief,
    Conflict,
    Entry,
    LedeSentence,
    Origin,
    RemovedSpan,
    Side,
    Support,
    Variant,
    ViewItem,
    Views,
)
from summarizer.merging.brief_run import Run
from summarizer.reading.article import Published
from summarizer.values.typed import Name, Quantity, When

Stance = Literal["supports", "contradicts", "earlier", "later"]

TEXTS: dict[str, str] = {
    "S1": (
        "L'Aurore s'échoue devant Port-Levant\n\n"
        "Le ferry Aurore s'est échoué mardi matin sur un banc de sable, à l'entrée de "
        "Port-Levant. Les 212 passagers ont été évacués en moins de trois heures. Quatre "
        "personnes ont été légèrement blessées, selon la préfecture.\n\n"
        "« Le navire n'a jamais menacé de couler », assure la capitaine Inès Maurel.\n\n"
        "Lire aussi : nos dix plus belles traversées\n\n"
        "Le remorquage est prévu jeudi à marée haute.\n"
    ),
    "S2": (
        "Ferry runs aground off Port-Levant\n\n"
        "The ferry Aurore ran aground on Tuesday morning with about 210 people on board. "
        "Six people were hurt, the harbour master said. The coast guard brought everyone "
        "ashore before noon.\n\n"
        "A tug may try to pull the ship free on Thursday.\n"
    ),
    "S3": (
        "Un ferry échoué, quatre blessés légers\n\n"
        "Un ferry s'est échoué mardi à l'entrée de Port-Levant. La préfecture fait état de "
        "quatre blessés légers, après avoir d'abord parlé de deux. Le remorquage pourrait être "
        "tenté jeudi. La compagnie Nordlys promet un remboursement intégral des billets.\n"
    ),
    "S4": (
        "L'Aurore, un échouement de plus\n\n"
        "C'est le troisième échouement en cinq ans devant Port-Levant, rappelle l'association "
        "Mer sûre, qui demande un dragage du chenal.\n"
    ),
}

FILES = {"S1": "a-depeche.txt", "S2": "b-gazette.txt", "S3": "c-radio.txt", "S4": "d-phare.txt"}
_OUTLETS = {
    "S1": ("La Dépêche du Levant", "fr", "https://depeche.example/aurore"),
    "S2": ("Harbour Gazette", "en", None),
    "S3": ("Radio Côte", "fr", None),
    "S4": ("Le Phare", "fr", None),
}


def cite(
    source: str,
    quote: str,
    stance: Stance = "supports",
    grounding: Grounding = "cited",
    texts: dict[str, str] = TEXTS,
) -> Citation:
    """Cite the first place where `quote` stands in a source."""
    text = texts[source]
    start = text.index(quote)
    return Citation(
        source=source,
        start=start,
        end=start + len(quote),
        line=text.count("\n", 0, start) + 1,
        quote=quote,
        stance=stance,
        grounding=grounding,
    )


def make_source(id_: str, texts: dict[str, str] = TEXTS) -> Source:
    """Describe one of the four readable articles."""
    outlet, language, url = _OUTLETS[id_]
    return Source(
        id=id_,
        file=FILES[id_],
        outlet=outlet,
        title=texts[id_].splitlines()[0],
        url=url,
        published=Published(value="2031-03-04", precision="day", basis="front_matter"),
        language=language,
        sha256=hashlib.sha256(texts[id_].encode()).hexdigest(),
        words=len(texts[id_].split()),
        status="used",
    )


def idle_source(
    id_: str, status: Literal["copy", "empty", "failed", "other_event"], reason: str
) -> Source:
    """Describe a file nothing was taken from."""
    return Source(
        id=id_,
        file=f"{id_.lower()}.txt",
        published=Published(),
        language="",
        sha256="",
        words=0,
        status=status,
        reason=reason,
        copy_of="S1" if status == "copy" else None,
    )


def make_entry(  # noqa: PLR0913  what tells entries apart stands at the call
    id_: str,
    text: str,
    status: Literal["agreed", "single", "disputed", "updated"],
    citations: list[Citation],
    *,
    align: Align = Align.CLAIM,
    independent: int | None = None,
    **cells: object,
) -> Entry:
    """Make an entry whose ledger follows from its citations."""
    says = sorted({c.source for c in citations if c.stance == "supports"})
    named = {c.source for c in citations}
    origins = [Origin(sources=[source]) for source in says]
    if independent == 1:
        origins = [Origin(sources=says, reason="wire" if len(says) > 1 else None, name="Littorale")]
    support = Support(
        sources=says,
        independent=len(origins),
        origins=origins,
        of=len(TEXTS),
        silent=[source for source in TEXTS if source not in named],
    )
    return Entry.model_validate(
        {
            "id": id_,
            "text": text,
            "values": [],
            "align": align,
            "status": status,
            "support": support,
            "citations": citations,
            **cells,
        }
    )


def _facts() -> list[Entry]:
    four = cite("S1", "Quatre personnes ont été légèrement blessées, selon la préfecture.")
    aground = cite(
        "S1",
        "Le ferry Aurore s'est échoué mardi matin sur un banc de sable, à l'entrée de Port-Levant.",
    )
    return [
        make_entry(
            "E1",
            "Le ferry Aurore s'est échoué mardi à l'entrée de Port-Levant",
            "agreed",
            [
                aground,
                cite("S2", "The ferry Aurore ran aground on Tuesday morning"),
                cite("S3", "Un ferry s'est échoué mardi à l'entrée de Port-Levant."),
            ],
            mode="happened",
            variants=[
                Variant(
                    kind="precision",
                    text="Le ferry Aurore s'est échoué mardi matin sur un banc de sable",
                    citations=[aground],
                )
            ],
        ),
        make_entry(
            "E2",
            "Quatre personnes ont été légèrement blessées",
            "disputed",
            [
                four,
                cite(
                    "S3",
                    "La préfecture fait état de quatre blessés légers, après avoir d'abord parlé "
                    "de deux.",
                    grounding="realigned",
                ),
                cite("S2", "Six people were hurt, the harbour master said.", "contradicts"),
            ],
            said_by="la préfecture",
            mode="happened",
            independent=1,
        ),
        make_entry(
            "E3",
            "Le remorquage est prévu jeudi",
            "agreed",
            [
                cite("S1", "Le remorquage est prévu jeudi à marée haute."),
                cite("S3", "Le remorquage pourrait être tenté jeudi."),
            ],
            mode="planned",
        ),
        make_entry(
            "E4",
            "Nordlys rembourse intégralement les billets",
            "single",
            [cite("S3", "La compagnie Nordlys promet un remboursement intégral des billets.")],
            said_by="Nordlys",
            mode="announced",
        ),
        make_entry(
            "E5",
            "Les 212 passagers ont été évacués",
            "updated",
            [
                cite("S1", "Les 212 passagers ont été évacués en moins de trois heures."),
                cite("S2", "with about 210 people on board", "earlier"),
            ],
            translated=True,
        ),
    ]


def _quotes_and_people() -> dict[str, list[Entry]]:
    maurel = "« Le navire n'a jamais menacé de couler », assure la capitaine Inès Maurel."
    return {
        "quotes": [
            make_entry(
                "E6",
                "Le navire n'a jamais menacé de couler",
                "single",
                [cite("S1", maurel)],
                align=Align.QUOTE,
                said_by="Inès Maurel",
            )
        ],
        "people": [
            make_entry(
                "E7",
                "Inès Maurel",
                "single",
                [cite("S1", "la capitaine Inès Maurel")],
                align=Align.NAME,
                role="capitaine",
                aliases=["I. Maurel"],
            )
        ],
    }


def _conflicts() -> list[Conflict]:
    planned = cite("S1", "Le remorquage est prévu jeudi à marée haute.")
    possible = cite("S2", "A tug may try to pull the ship free on Thursday.")
    return [
        Conflict(
            id="C1",
            kind="contradiction",
            slot="number",
            entries=["E2"],
            sides=[
                Side(
                    text="Quatre personnes ont été légèrement blessées",
                    said_by="la préfecture",
                    citations=[
                        cite(
                            "S1",
                            "Quatre personnes ont été légèrement blessées, selon la préfecture.",
                        )
                    ],
                ),
                Side(
                    text="Six personnes ont été blessées",
                    said_by="the harbour master",
                    citations=[cite("S2", "Six people were hurt, the harbour master said.")],
                ),
            ],
        ),
        Conflict(
            id="C2",
            kind="certainty",
            slot="certainty",
            entries=["E3"],
            sides=[
                Side(text="Le remorquage est prévu jeudi", citations=[planned]),
                Side(text="Un remorqueur pourrait essayer jeudi", citations=[possible]),
            ],
            note="prévu / possible",
        ),
    ]


def _views() -> Views:
    quantity = Quantity(
        raw="212 passagers",
        kind="count",
        bound="exact",
        number=212,
        low=212,
        high=212,
        unit="passager",
        start=4,
        end=17,
    )
    when = When(
        raw="jeudi",
        key="weekday:3",
        first="2031-03-06",
        last="2031-03-06",
        precision="day",
        basis="published",
        start=24,
        end=29,
    )
    name = Name(raw="Port-Levant", key="port-levant", kind="place", start=49, end=60)
    return Views(
        figures=[ViewItem(entry="E5", value=quantity)],
        dates=[ViewItem(entry="E3", value=when)],
        places=[ViewItem(entry="E1", value=name)],
    )


def withheld(text: str, reason: Reason, detail: str) -> Withheld:
    """Make a claim a gate refused."""
    return Withheld(
        source="S2", field="facts", text=text, reason=reason, detail=detail, sentences=[2]
    )


def make_brief(**changes: object) -> Brief:
    """Make the brief, in French; `changes` replace whole members."""
    removed = cite("S1", "Lire aussi : nos dix plus belles traversées")
    members: dict[str, object] = {
        "version": "0.0.0",
        "language": "fr",
        "headline": "L'Aurore s'échoue devant Port-Levant",
        "lede": [LedeSentence(text="Un ferry s'est échoué mardi.", entries=["E1", "E2"])],
        "sources": [
            *(make_source(id_) for id_ in TEXTS),
            idle_source("S5", "copy", ""),
            idle_source("S6", "empty", "there is no text in it"),
            idle_source("S7", "failed", "The model did not answer in time, asked once."),
            idle_source("S8", "other_event", "Un autre port, une autre année."),
        ],
        "form": [
            FieldInfo(name="facts", title_en="Facts", title_fr="Faits"),
            FieldInfo(name="quotes", title_en="Quotes", title_fr="Citations"),
            FieldInfo(name="people", title_en="People", title_fr="Personnes"),
        ],
        "fields": {"facts": _facts(), **_quotes_and_people()},
        "views": _views(),
        "conflicts": _conflicts(),
        "withheld": [
            withheld("Seven people were hurt", "number_not_in_source", "7"),
            withheld("The captain fled", "weak_support", "0.31 of the words"),
            withheld("Eight people were hurt", "number_not_in_source", "8"),
        ],
        "removed": [
            RemovedSpan(
                source="S1",
                start=removed.start,
                end=removed.end,
                reason="boilerplate",
                detail="Lire aussi",
            ),
            RemovedSpan(source="S2", start=0, end=0, reason="hidden", detail="buy now"),
        ],
        "run": Run(
            info=RunInfo(
                model="test-model",
                endpoint="local",
                prompt_sha256="a" * 64,
                schema_sha256="b" * 64,
                version="0.0.0",
            ),
            usage=Usage(requests=4, retries=1, tokens_in=12345, tokens_out=678, seconds=9.5),
        ),
    }
    return Brief.model_validate(members | changes)


def english(brief: Brief) -> Brief:
    """Return the same brief declared English, for its labels."""
    return brief.model_copy(update={"language": "en"})


def write_sources(folder: Path, texts: dict[str, str] = TEXTS) -> Path:
    """Write the four articles as the files the brief names."""
    for id_, text in texts.items():
        (folder / FILES[id_]).write_text(text, encoding="utf-8", newline="")
    return folder


HOSTILE = [
    "<script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    "<img src=https://evil.example/x.png onerror=alert(1)>",
    "![x](https://evil.example/?q=1)",
    "[click](javascript:alert(1))",
    "[note]: https://evil.example 'title'",
    "<https://evil.example>",
    "https://evil.example/path and www.evil.example and evil.com",
    "{{ 7*7 }}{% for x in y %}{{ x.__class__ }}{% endfor %}",
    "{0} {who} {n} %s %(x)s",
    "[bold red]x[/bold red] [link=https://evil.example]y[/link] :smile:",
    "\x1b[31mred\x1b[0m\x1b]8;;https://evil.example\x1b\\\\y\x07\x00",
    "abc\u202edcba\u202c \u2066x\u2069 z\u200bw",
    "# heading\n\n- list\n1. one\n> quote\n```\ncode\n```",
    "*a* _b_ **c** ~~d~~ `e` $f$ ==g==",
    "a | b\n--- | ---\n1 | 2",
    "Setext\n======\n\n***\n",
    "&lt;b&gt; &amp; &#60;i&#62; &nbsp;",
    '" onmouseover="alert(1)" x="',
    "' onfocus='alert(1)",
    '=HYPERLINK("https://evil.example")',
    "<!-- x --> <![CDATA[y]]> <?php z ?>",
    "@everyone #123 :tada: user@evil.example",
    "line one\r\nline two\rline three\u2028line four",
    "\\ back \\[slash\\] \\<b>",
    "עברית و عربية 123",
]


def poisoned(poison: str) -> tuple[Brief, dict[str, str]]:
    """Make a brief that holds `poison` in every free text, and in a cited span of a source."""
    brief = make_brief()
    texts = TEXTS | {"S3": f"{TEXTS['S3']}\nAvant {poison} après.\n"}
    passage = cite("S3", f"Avant {poison} après.", texts=texts)
    fields = {
        field: [_poisoned_entry(entry, poison, passage) for entry in entries]
        for field, entries in brief.fields.items()
    }
    sources = [
        source.model_copy(
            update={
                "file": source.file + poison,
                "outlet": poison if source.outlet else None,
                "title": poison,
                "url": poison,
                "reason": poison,
                "language": source.language,
            }
        )
        for source in brief.sources
    ]
    sides = [Side(text=poison, said_by=poison, citations=[passage])] * 2
    changes: dict[str, object] = {
        "version": poison,
        "headline": poison,
        "lede": [LedeSentence(text=poison, entries=["E1"])],
        "sources": sources,
        "form": [FieldInfo(name=i.name, title_en=poison, title_fr=poison) for i in brief.form],
        "fields": fields,
        "views": _poisoned_views(brief.views, poison),
        "conflicts": [
            c.model_copy(update={"note": poison, "sides": sides}) for c in brief.conflicts
        ],
        "withheld": [
            w.model_copy(update={"text": poison, "detail": poison}) for w in brief.withheld
        ],
        "removed": [r.model_copy(update={"detail": poison}) for r in brief.removed],
        "run": brief.run.model_copy(
            update={
                "info": brief.run.info.model_copy(update={"model": poison, "endpoint": poison}),
                "folder": poison,
            }
        ),
    }
    return brief.model_copy(update=changes), texts


def _poisoned_entry(entry: Entry, poison: str, passage: Citation) -> Entry:
    cells: dict[str, object] = {"text": poison, "said_by": poison, "role": poison, "value": poison}
    variants = [
        Variant(kind=kind, text=poison, citations=[passage])
        for kind in ("precision", "translation", "attribution", "wording")
    ]
    more = {
        "aliases": [poison, poison],
        "variants": variants,
        "citations": [*entry.citations, passage],
    }
    return entry.model_copy(update=cells | more)


def _poisoned_views(views: Views, poison: str) -> Views:
    return Views.model_validate(
        {
            kind: [
                item.model_copy(update={"value": item.value.model_copy(update={"raw": poison})})
                for item in getattr(views, kind)
            ]
            for kind in ("figures", "dates", "places")
        }
    )
