"""Which runs of a Word document nobody sees: hidden, tiny, or in the colour of their ground."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from summarizer.reading.css import Colour, look_alike

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_OFF = frozenset({"0", "false", "off", "none"})
_MIN_HALF_POINTS = 4.0  # half-points; smaller letters are under 2 points
_MIN_SCALE = 5.0  # per cent of their width
_LOWEST = 40.0  # twentieths of a point; lines and rows of just this height or less cut letters off
_MAX_BASED_ON = 12  # styles that rest on one another; Word allows eleven
_WHITE: Colour = (255, 255, 255)
_WHITE_THEMES = frozenset({"background1", "light1"})
_HIGHLIGHTS: dict[str, Colour] = {
    "black": (0, 0, 0), "blue": (0, 0, 255), "cyan": (0, 255, 255), "green": (0, 255, 0),
    "magenta": (255, 0, 255), "red": (255, 0, 0), "yellow": (255, 255, 0), "white": _WHITE,
    "darkBlue": (0, 0, 128), "darkCyan": (0, 128, 128), "darkGreen": (0, 128, 0),
    "darkMagenta": (128, 0, 128), "darkRed": (128, 0, 0), "darkYellow": (128, 128, 0),
    "darkGray": (128, 128, 128), "lightGray": (192, 192, 192),
}  # fmt: skip


def value(element: etree._Element | None, name: str = "val") -> str:
    """Return an attribute of WordprocessingML, "" where there is none."""
    return "" if element is None else str(element.get(W + name) or "")


@dataclass(frozen=True, slots=True)
class Ground:
    """What a text stands on: a colour, or None where it cannot be told."""

    colour: Colour | None = _WHITE

    def under(self, properties: etree._Element | None) -> "Ground":
        """Return the ground inside an element with these paragraph, cell or run properties."""
        fill = value(None if properties is None else properties.find(f"{W}shd"), "fill")
        found = hex_colour(fill)
        return Ground(found) if found else self


WHITE = Ground()


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles of a document by their ids, and its defaults."""

    by_id: dict[str, etree._Element] = field(default_factory=dict)
    defaults: etree._Element | None = None
    paragraph_defaults: etree._Element | None = None

    def name(self, ident: str) -> str:
        """Return the built-in English name of the style with this id, in small letters."""
        style = self.by_id.get(ident)
        return value(None if style is None else style.find(f"{W}name")).lower() or ident.lower()

    def why_hidden(self, run: etree._Element, paragraph_style: str, ground: Ground) -> str | None:
        """Say why nobody sees `run`, in a paragraph of this style's id, or return None."""
        chain = list(self._chain(run, paragraph_style))
        if _is_set(chain, "vanish") or _is_set(chain, "specVanish"):
            return "hidden text"
        if _number(chain, "sz", _MIN_HALF_POINTS) < _MIN_HALF_POINTS:
            return "text under 2 points"
        if _number(chain, "w", _MIN_SCALE) < _MIN_SCALE:
            return "text without width"
        if _is_unfilled(chain):
            return "text without a fill"
        ink = _ink(chain)
        ground = _ground(chain, ground)
        if ink and ground.colour and look_alike(ink, ground.colour):
            return "text in the colour of its ground"
        return None

    def is_too_low(self, properties: etree._Element | None, paragraph_style: str) -> bool:
        """Tell whether the lines of a paragraph are set to a height that cuts its letters off."""
        found = [properties, *(s.find(f"{W}pPr") for s in self._based_on(paragraph_style))]
        found.append(self.paragraph_defaults)
        spacing = [e for p in found if p is not None and (e := p.find(f"{W}spacing")) is not None]
        rule, line = (
            next((value(e, name) for e in spacing if value(e, name)), "")
            for name in ("lineRule", "line")
        )
        return rule == "exact" and is_low(line)

    def has_shading(self, ident: str) -> bool:
        """Tell whether a table style, or one it rests on, shades cells."""
        return any(next(s.iter(f"{W}shd"), None) is not None for s in self._based_on(ident))

    def _chain(self, run: etree._Element, paragraph_style: str) -> Iterator[etree._Element]:
        """Give the run properties that apply to `run`, the strongest first."""
        own = run.find(f"{W}rPr")
        if own is not None:
            yield own
        for ident in (value(run.find(f"{W}rPr/{W}rStyle")), paragraph_style):
            for style in self._based_on(ident):
                found = style.find(f"{W}rPr")
                if found is not None:
                    yield found
        if self.defaults is not None:
            yield self.defaults

    def _based_on(self, ident: str) -> Iterator[etree._Element]:
        for _ in range(_MAX_BASED_ON):
            style = self.by_id.get(ident)
            if style is None:
                return
            yield style
            ident = value(style.find(f"{W}basedOn"))


def styles_of(root: etree._Element | None) -> Styles:
    """Index the styles part of a document."""
    if root is None:
        return Styles()
    by_id = {value(style, "styleId"): style for style in root.iter(f"{W}style")}
    return Styles(
        by_id,
        root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"),
        root.find(f"{W}docDefaults/{W}pPrDefault/{W}pPr"),
    )


def is_low(height: str) -> bool:
    """Tell whether a height, in twentieths of a point, leaves no letter to be read."""
    try:
        return 0 <= float(height) <= _LOWEST
    except ValueError:
        return False


def _first(chain: list[etree._Element], name: str) -> etree._Element | None:
    return next((e for e in (p.find(W + name) for p in chain) if e is not None), None)


def _is_set(chain: list[etree._Element], name: str) -> bool:
    element = _first(chain, name)
    return element is not None and value(element).lower() not in _OFF


def _number(chain: list[etree._Element], name: str, default: float) -> float:
    try:
        return float(value(_first(chain, name)).rstrip("%") or default)
    except ValueError:
        return default


def _is_unfilled(chain: list[etree._Element]) -> bool:
    """Tell whether letters are painted with nothing, neither inside nor along their edges."""
    fill, outline = (
        next((e for e in (p.find(_W14 + name) for p in chain) if e is not None), None)
        for name in ("textFill", "textOutline")
    )
    if fill is None or fill.find(f"{_W14}noFill") is None or _is_set(chain, "outline"):
        return False
    return outline is None or not len(outline) or outline.find(f"{_W14}noFill") is not None


def _ink(chain: list[etree._Element]) -> Colour | None:
    """Return the colour of a run; automatic colour can always be read."""
    element = _first(chain, "color")
    if value(element, "themeColor") in _WHITE_THEMES and not value(element, "themeShade"):
        return _WHITE
    return hex_colour(value(element))


def _ground(chain: list[etree._Element], ground: Ground) -> Ground:
    highlight = value(_first(chain, "highlight"))
    if highlight in _HIGHLIGHTS:
        return Ground(_HIGHLIGHTS[highlight])
    for properties in chain:
        found = ground.under(properties)
        if found is not ground:
            return found
    return ground


def hex_colour(text: str) -> Colour | None:
    """Read six hexadecimal digits; None for anything else."""
    try:
        number = int(text, 16) if len(text) == len("ffffff") else None
    except ValueError:
        return None
    if number is None or number < 0:
        return None
    return number >> 16, number >> 8 & 255, number & 255
