"""Just enough of CSS to tell which elements of a page nobody sees.

Style sheets are parsed with tinycss2 and matched with cssselect; of the cascade, order and
`!important` are followed, specificity is not: a rule that hides something somewhere counts.
"""

import re
from dataclasses import dataclass, field

import tinycss2
from cssselect import GenericTranslator, SelectorError
from lxml import etree

Style = dict[str, str]
_WATCHED = frozenset(
    "display visibility opacity font-size color background background-color position left right top "
    "bottom text-indent clip clip-path width height max-width max-height overflow overflow-x overflow-y "
    "transform margin-left margin-top font content-visibility".split()
)
_SCREEN = re.compile(r"\A\s*\Z|\ball\b|\bscreen\b|\A\s*\(", re.IGNORECASE)
_MAX_SHEET = 1_000_000  # code points; longer style sheets are left aside
_ZERO = re.compile(r"[-+]?0*\.?0+(?:px|em|rem|pt|%|ex|vh|vw)?\Z")
_LENGTH = re.compile(r"(-?\d+(?:\.\d+)?)(px|em|rem|pt|vw|vh|%)?\Z")
_FAR = 400  # pixels: text set this far out is off the screen
_PIXELS = {"px": 1.0, "": 1.0, "pt": 1.33, "em": 16.0, "rem": 16.0, "vw": 10.0, "vh": 10.0, "%": 10.0}
_TINY = 2.0  # pixels
_FAINT = 0.05  # opacity
_CLOSE = 24  # steps of 255 that text and ground must differ by in some channel
Colour = tuple[int, int, int]


@dataclass(slots=True)
class Sheet:
    """The declarations that can hide text, in the order they apply: XPath and style."""

    rules: list[tuple[str, Style]] = field(default_factory=list)

    def styles(self, root: etree._Element) -> dict[etree._Element, Style]:
        """Return the style the rules give each element under `root` that they match."""
        styles: dict[etree._Element, Style] = {}
        for xpath, style in self.rules:
            try:
                found = root.xpath(xpath)
            except etree.XPathError:
                continue
            for element in found if isinstance(found, list) else []:
                if isinstance(element, etree._Element):
                    styles.setdefault(element, {}).update(style)
        return styles


def parse_sheet(sheets: list[str]) -> Sheet:
    """Read the texts of <style> elements; what cannot be understood is left aside."""
    ordinary, important = Sheet(), Sheet()
    for text in sheets:
        if len(text) <= _MAX_SHEET:
            _read_rules(tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True), ordinary, important)
    return Sheet([*ordinary.rules, *important.rules])


def _read_rules(nodes: list[tinycss2.ast.Node], ordinary: Sheet, important: Sheet) -> None:
    for node in nodes:
        if node.type == "at-rule" and node.content is not None:
            condition = tinycss2.serialize(node.prelude)
            if node.lower_at_keyword in {"supports", "layer"} or (
                node.lower_at_keyword == "media" and _SCREEN.search(condition)
            ):
                inner = tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True)
                _read_rules(inner, ordinary, important)
        elif node.type == "qualified-rule":
            plain, forced = _declarations(tinycss2.parse_blocks_contents(node.content))
            paths = _xpaths(tinycss2.serialize(node.prelude)) if plain or forced else []
            ordinary.rules += [(path, plain) for path in paths if plain]
            important.rules += [(path, forced) for path in paths if forced]


def _declarations(nodes: list[tinycss2.ast.Node]) -> tuple[Style, Style]:
    plain: Style = {}
    forced: Style = {}
    for node in nodes:
        if node.type == "declaration" and node.lower_name in _WATCHED:
            value = tinycss2.serialize(node.value).strip().lower()
            (forced if node.important else plain)[node.lower_name] = value
    return plain, forced


def _xpaths(selectors: str) -> list[str]:
    """Translate selectors; those for states (:hover) and generated content match nothing."""
    paths: list[str] = []
    for selector in selectors.split(","):
        if "::" in selector or re.search(r":(?:before|after|hover|focus|active|first-l|visited|target)", selector):
            continue
        try:
            paths.append(GenericTranslator().css_to_xpath(selector, prefix="descendant-or-self::"))
        except (SelectorError, ValueError, RecursionError):
            continue
    return paths


def inline_style(text: str) -> Style:
    """Read a `style` attribute."""
    plain, forced = _declarations(tinycss2.parse_blocks_contents(text[:10_000]))
    return {**plain, **forced}


def why_hidden(style: Style) -> str | None:
    """Say which declaration of `style` by itself keeps text from being seen, or None."""
    if style.get("display") == "none":
        return "display:none"
    if style.get("visibility") in {"hidden", "collapse"}:
        return f"visibility:{style['visibility']}"
    if style.get("content-visibility") == "hidden":
        return "content-visibility:hidden"
    opacity = style.get("opacity", "1")
    if re.fullmatch(r"\d*\.?\d+%?", opacity) and _number(opacity) <= _FAINT:
        return f"opacity:{opacity}"
    size = style.get("font-size") or re.sub(r"\A.*?((?:\d*\.)?\d+(?:px|em|rem|pt|%)?)(?:/|\s).*\Z", r"\1", style.get("font", ""))
    if _ZERO.match(size) or 0 <= (_pixels(size) if not size.endswith("%") else 16) < _TINY:
        return f"font-size:{size}"
    return _off_screen(style) or _no_room(style)


def _off_screen(style: Style) -> str | None:
    names = ["text-indent", "margin-left", "margin-top"]
    if style.get("position") in {"absolute", "fixed", "relative"}:
        names += ["left", "right", "top", "bottom"]
    for name in names:
        if _pixels(style.get(name, "")) <= -_FAR:
            return f"{name}:{style[name]}"
    clip = style.get("clip", "") + style.get("clip-path", "")
    if re.search(r"rect\(\s*(?:0|1)(?:px)?[\s,]+(?:0|1)(?:px)?[\s,]+(?:0|1)(?:px)?|inset\(\s*(?:50|100)%|circle\(\s*0", clip):
        return "clipped away"
    transform = style.get("transform", "")
    if re.search(r"scale[xy]?\(\s*0(?:\.0+)?\s*[,)]|translate[xy]?\([^)]*-\d{3,}(?:px|%|em|vw)", transform):
        return f"transform:{transform}"
    return None


def _no_room(style: Style) -> str | None:
    overflow = style.get("overflow") or style.get("overflow-x") or style.get("overflow-y") or ""
    if "hidden" in overflow or "clip" in overflow:
        for name in ("height", "width", "max-height", "max-width"):
            if name in style and 0 <= _pixels(style[name]) <= 1:
                return f"{name}:{style[name]} with overflow hidden"
    return None


def _number(value: str) -> float:
    return float(value.rstrip("%")) / (100 if value.endswith("%") else 1)


def _pixels(value: str) -> float:
    """Return a length in pixels, roughly; what is no length is far from every limit."""
    match = _LENGTH.match(value.strip())
    return float(match[1]) * _PIXELS[match[2] or ""] if match else float(_FAR)


def colour(style: Style, name: str) -> Colour | None:
    """Return the colour `style` sets for `name` ("color" or "background-color"), if it is plain."""
    values = [style.get(name, "")]
    if name == "background-color":
        values.append(style.get("background", ""))
    for value in values:
        parsed = tinycss2.color3.parse_color(value) if value else None
        if isinstance(parsed, tinycss2.color3.RGBA) and parsed.alpha > 0:
            return round(parsed.red * 255), round(parsed.green * 255), round(parsed.blue * 255)
    return None


def is_transparent(style: Style) -> bool:
    """Tell whether the text colour has no opacity at all."""
    parsed = tinycss2.color3.parse_color(style.get("color", "")) if style.get("color") else None
    return isinstance(parsed, tinycss2.color3.RGBA) and parsed.alpha <= _FAINT


def look_alike(first: Colour, second: Colour) -> bool:
    """Tell whether text of one colour cannot be read on the other."""
    return max(abs(a - b) for a, b in zip(first, second, strict=True)) <= _CLOSE
