"""Take out of a page what a reader does not see, before any text is extracted.

No extractor tried removes all hidden text: the `hidden` attribute, zero font sizes, text in
the colour of its ground, text off the screen and CSS classes get through all of them.
"""

from lxml import etree, html

from summarizer.reading import css, css_hiding
from summarizer.reading.article import Removal
from summarizer.reading.css import Colour, Style
from summarizer.reading.visible import shown

_NEVER_SHOWN = frozenset({"template", "noscript", "noframes", "noembed"})
_NO_TEXT = frozenset({"script", "style", "head"})
_SHOWN = 120  # code points of the hidden text kept in the record
_MIN_COMMENT_WORDS = 3  # shorter comments mark the layout
_WHITE: Colour = (255, 255, 255)
_BLACK: Colour = (0, 0, 0)


def remove_hidden(page: html.HtmlElement) -> list[Removal]:
    """Remove every hidden element and comment from `page`, in place, and record each.

    The records stand at offset 0: hidden text has no place in the kept text.
    """
    styles = css.page_styles(page)
    removals: list[Removal] = []
    doomed: list[tuple[etree._Element, str]] = []
    # Element by element with a stack of our own: pages nest deeper than Python recurses.
    stack: list[tuple[etree._Element, Colour | None, Colour | None]] = [(page, _BLACK, _WHITE)]
    while stack:
        element, ink, ground = stack.pop()
        if not isinstance(element.tag, str):
            doomed.append((element, "comment"))
            continue
        if element.tag in _NO_TEXT:
            continue
        style = styles.of(element)
        ink, ground = _colours(element, style, ink, ground)
        why = _why(element, style) or _unreadable_colour(element, style, ink, ground)
        if why:
            doomed.append((element, why))
        else:
            stack += [(child, ink, ground) for child in reversed(element)]
    for element, why in doomed:
        text = shown(_text(element))
        if text and (why != "comment" or len(text.split()) >= _MIN_COMMENT_WORDS):
            removals.append(
                Removal(start=0, end=0, reason="hidden", detail=f"{why}: {text[:_SHOWN]}")
            )
        _drop(element)
    return removals


def _why(element: etree._Element, style: Style) -> str | None:
    if element.tag in _NEVER_SHOWN or (element.tag == "dialog" and element.get("open") is None):
        return f"<{element.tag}>"
    if element.get("hidden") is not None:
        return "hidden attribute"
    if element.get("popover") is not None:
        return "popover attribute"
    if (element.get("aria-hidden") or "").strip().lower() == "true":
        return "aria-hidden"
    return css_hiding.why_hidden(style)


def _colours(
    element: etree._Element, style: Style, ink: Colour | None, ground: Colour | None
) -> tuple[Colour | None, Colour | None]:
    """Return text and ground colour inside `element`; None where it cannot be told."""
    if element.tag == "font" and element.get("color"):
        ink = css.colour({"color": str(element.get("color")).lower()}, "color") or ink
    if element.get("bgcolor"):
        ground = css.colour(
            {"background-color": str(element.get("bgcolor")).lower()}, "background-color"
        )
    for name in ("color", css.FILL):
        if name in style:
            ink = css.colour(style, name)
    background = style.get("background", "") + style.get("background-color", "")
    if "url(" in background or "gradient" in background or "var(" in background:
        ground = None
    elif background and background not in {"none", "transparent", "inherit", "initial"}:
        ground = css.colour(style, "background-color") or ground
    return ink, ground


def _unreadable_colour(
    element: etree._Element, style: Style, ink: Colour | None, ground: Colour | None
) -> str | None:
    """Say that text stands in the colour of its ground.

    Only where this element sets either colour: a dark page with light text is readable.
    """
    if css.is_transparent(style):
        return "transparent text"
    sets_ink = "color" in style or css.FILL in style
    sets_colour = sets_ink or "background" in style or "background-color" in style
    sets_colour = sets_colour or (element.tag == "font" and element.get("color") is not None)
    if sets_colour and ink and ground and css.look_alike(ink, ground) and not len(element):
        return "text in the colour of its ground"
    if sets_colour and ink and ground and css.look_alike(ink, ground) and sets_ink:
        return "text in the colour of its ground"
    return None


def _text(element: etree._Element) -> str:
    if not isinstance(element.tag, str):  # a comment or processing instruction
        return element.text or ""
    return "".join(str(part) for part in element.itertext(with_tail=False))


def _drop(element: etree._Element) -> None:
    """Remove `element`; the text after it stays."""
    parent = element.getparent()
    if parent is None:
        for child in list(element):
            element.remove(child)
        element.text = None
        return
    tail = element.tail or ""
    before = element.getprevious()
    if before is None:
        parent.text = (parent.text or "") + tail
    else:
        before.tail = (before.tail or "") + tail
    element.tail = None
    parent.remove(element)
