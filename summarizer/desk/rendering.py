"""Pages from templates. Whatever comes from outside is put out as text, hidden characters named."""

from functools import cache
from typing import Any
from urllib.parse import quote

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from summarizer import __version__
from summarizer.desk.telling import told
from summarizer.desk.words import Words, wanted, words_in
from summarizer.output import ledger
from summarizer.output.visible import visible
from summarizer.review.people import may


def page(request: Request, name: str, status: int = 200, **context: Any) -> HTMLResponse:
    """Render the template `name` for whoever asks, in their language."""
    session = getattr(request.state, "session", None)
    words = words_for(request)
    text = (
        _environment()
        .get_template(name)
        .render(
            **context,
            session=session,
            words=words,
            labels=words.labels,
            t=words.say,
            tm=lambda key, **values: _filled(words, key, values),
            n=words.labels.count,
            told=lambda message: words.labels.spaced(told(message, words.language)),
            may=lambda act: session is not None and may(session.user.role, act),
            version_of_program=__version__,
        )
    )
    return HTMLResponse(text, status)


def words_for(request: Request) -> Words:
    """Return the words in the language of whoever asks: the one they chose, else their browser's.

    `state.session` is only there once the guard has run, which it has not for an unknown path.
    """
    session = getattr(request.state, "session", None)
    chosen = session.user.language if session is not None else None
    return words_in(chosen or wanted(request.headers.get("accept-language", "")))


def address(*parts: str) -> str:
    """Return a path of the desk whose parts may hold anything."""
    return "/" + "/".join(quote(part, safe="") for part in parts)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("summarizer.desk"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown,
    )
    environment.globals.update(
        address=address, stance_of=ledger.stance_of, cited=ledger.cited, zip=zip
    )
    return environment


def _shown(value: Any) -> Any:
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _filled(words: Words, key: str, values: dict[str, str]) -> Markup:
    """Fill a label with texts from outside, each isolated so that its direction stays its own."""
    isolated = {name: Markup("<bdi>{}</bdi>").format(visible(v)) for name, v in values.items()}
    return Markup(escape(words.pattern(key))).format(**isolated)  # noqa: S704  escaped just here
