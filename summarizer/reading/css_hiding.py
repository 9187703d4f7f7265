"""Which declarations of a style by themselves keep text from being seen.

A page is not drawn: sizes are told roughly, and what only drawing or running its styles would show
(masks, animations, pictures in the colour of the text) is not told at all.
"""

import re

from summarizer.reading.css import FAINT, Style

_ZERO = re.compile(r"[-+]?0*\.?0+(?:px|em|rem|pt|%|ex|vh|vw)?\Z")
_NUMBER = r"[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?"
_LENGTH = re.compile(rf"({_NUMBER})(%|[a-z]+)?\Z")
_TIMES = re.compile(rf"({_NUMBER})(%?)\Z")
_FAR = 400  # pixels: text set this far out is off the screen
_FAR_ON = 5000  # pixels to the right: no page is as wide
_PIXELS = {
    "px": 1.0, "": 1.0, "pt": 1.33, "pc": 16.0, "in": 96.0, "cm": 37.8, "mm": 3.78,
    "em": 16.0, "rem": 16.0, "ex": 8.0, "ch": 8.0,
    "vw": 10.0, "vh": 10.0, "vmin": 10.0, "vmax": 10.0, "%": 10.0,
}  # fmt: skip
_TINY = 2.0  # pixels
_SHRUNK = 0.05  # times its size
_LETTER = 16.0  # pixels, where nothing says how large they are
_ON_ONE_ANOTHER = -10.0  # pixels between letters: more than they are wide
_PLACED = frozenset({"absolute", "fixed", "relative"})
_SIDES = (
    "left", "right", "top", "bottom", "inset", "inset-inline", "inset-inline-start",
    "inset-inline-end", "inset-block", "inset-block-start", "inset-block-end",
)  # fmt: skip
_MARGINS = ("margin-left", "margin-top", "margin-inline-start", "margin-block-start")
_ACROSS = frozenset({"left", "inset-inline-start", "margin-left", "margin-inline-start"})
_CLIPPED = re.compile(
    r"rect\(\s*(?:0|1)(?:px)?[\s,]+(?:0|1)(?:px)?[\s,]+(?:0|1)(?:px)?|inset\(\s*(?:50|100)%|"
    r"circle\(\s*0"
)
_SCALING = re.compile(r"\bscale(?:x|y|3d)?\(([^()]*)\)")
_MOVING = re.compile(
    r"translate(?:x|y)?\([^)]*-\d{3,}(?:px|%|em|vw)|translate3d\([^)]*-\d{4,}px|"
    r"translate(?:x|3d)?\(\s*(?:[5-9]\d{3}|\d{5,})px"
)
_PART = re.compile(r"[\w-]*\((?:[^()]|\([^()]*\))*\)|[^\s()]+")
_CALCULATED = re.compile(r"calc\(\s*([^()\s]+)\s*\)")
_FILTER = re.compile(r"\bopacity\(\s*([^()\s]+)\s*\)")


def why_hidden(style: Style) -> str | None:
    """Say which declaration of `style` by itself keeps text from being seen, or None."""
    if style.get("display") == "none":
        return "display:none"
    if style.get("visibility") in {"hidden", "collapse"}:
        return f"visibility:{style['visibility']}"
    if style.get("content-visibility") == "hidden":
        return "content-visibility:hidden"
    return _faint(style) or _tiny(style) or _off_screen(style) or _moved(style) or _no_room(style)


def _faint(style: Style) -> str | None:
    if _times(style.get("opacity", "")) <= FAINT:
        return f"opacity:{style['opacity']}"
    if any(_times(opacity) <= FAINT for opacity in _FILTER.findall(style.get("filter", ""))):
        return f"filter:{style['filter']}"
    return None


def _tiny(style: Style) -> str | None:
    size = style.get("font-size") or re.sub(
        r"\A.*?((?:\d*\.)?\d+(?:px|em|rem|pt|%)?)(?:/|\s).*\Z", r"\1", style.get("font", "")
    )
    if _ZERO.match(size) or 0 <= (_pixels(size) if not size.endswith("%") else _LETTER) < _TINY:
        return f"font-size:{size}"
    # Browsers take a zoom of 0 for 1.
    if 0 < _times(style.get("zoom", "")) < _TINY / _LETTER:
        return f"zoom:{style['zoom']}"
    if _pixels(style.get("letter-spacing", "")) <= _ON_ONE_ANOTHER:
        return f"letter-spacing:{style['letter-spacing']}"
    return None


def _off_screen(style: Style) -> str | None:
    sides = _SIDES if style.get("position") in _PLACED else ()
    for name in ("text-indent", *_MARGINS, *sides):
        for value in _parts(style.get(name, "")):
            pixels = _pixels(value)
            if pixels <= -_FAR or (name in _ACROSS and pixels >= _FAR_ON):
                return f"{name}:{style[name]}"
    if _CLIPPED.search(style.get("clip", "") + style.get("clip-path", "")):
        return "clipped away"
    return None


def _moved(style: Style) -> str | None:
    transform = style.get("transform", "")
    scales = [part for found in _SCALING.findall(transform) for part in found.split(",")[:2]]
    if _MOVING.search(transform) or any(_is_shrunk(part) for part in scales):
        return f"transform:{transform}"
    if any(_is_shrunk(part) for part in _parts(style.get("scale", ""))[:2]):
        return f"scale:{style['scale']}"
    # Half its own size back is how things are centred.
    across, *down = [
        value if not value.endswith("%") or _times(value) <= -1 else "0"
        for value in _parts(style.get("translate", ""))[:2]
    ] or [""]
    if _pixels(across) >= _FAR_ON or any(_pixels(value) <= -_FAR for value in (across, *down)):
        return f"translate:{style['translate']}"
    return None


def _no_room(style: Style) -> str | None:
    overflow = style.get("overflow") or style.get("overflow-x") or style.get("overflow-y") or ""
    if "hidden" in overflow or "clip" in overflow:
        for name in ("height", "width", "max-height", "max-width"):
            if name in style and 0 <= _pixels(style[name]) <= 1:
                return f"{name}:{style[name]} with overflow hidden"
    return None


def _parts(value: str) -> list[str]:
    """Part the lengths or numbers of a value; what is in brackets stays in one."""
    return _PART.findall(value)


def _is_shrunk(value: str) -> bool:
    return abs(_times(value.strip())) <= _SHRUNK


def _times(value: str) -> float:
    """Return a number or percentage; what is neither leaves things as they are: 1."""
    match = _TIMES.match(value)
    return float(match[1]) / (100 if match[2] else 1) if match else 1.0


def _pixels(value: str) -> float:
    """Return a length in pixels, roughly; what is no length is far from every limit."""
    match = _LENGTH.match(_CALCULATED.sub(r"\1", value).strip())
    if match is None or (match[2] or "") not in _PIXELS:
        return float(_FAR)
    return float(match[1]) * _PIXELS[match[2] or ""]
