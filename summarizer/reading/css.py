"""Just enough of CSS to tell which elements of a page nobody sees.

Style sheets are parsed with tinycss2 and matched with cssselect, in the order of the cascade:
specificity, position, `style` attributes, `!important`.
"""

import re
from dataclasses import dataclass, field

import cssselect
import tinycss2
from lxml import etree
from tinycss2 import color4

Style = dict[str, str]
_WATCHED = frozenset(
    "display visibility opacity font-size color background background-color position left right "
    "top bottom text-indent clip clip-path width height max-width max-height overflow overflow-x "
    "overflow-y transform margin-left margin-top font content-visibility".split()
)
_TRANSLATOR = cssselect.HTMLTranslator()
_VARIABLE = re.compile(r"var\(\s*(--[\w-]+)\s*(?:,([^()]*))?\)")
_MAX_NESTED = 5  # custom properties that stand for one another
_SCREEN = re.compile(r"\A\s*\Z|\ball\b|\bscreen\b|\A\s*\(", re.IGNORECASE)
_MAX_ATTRIBUTE = 10_000  # code points of a `style` attribute that are read
_MAX_SHEET = 1_000_000  # code points; longer style sheets are left aside
_ZERO = re.compile(r"[-+]?0*\.?0+(?:px|em|rem|pt|%|ex|vh|vw)?\Z")
_LENGTH = re.compile(r"(-?\d+(?:\.\d+)?)(px|em|rem|pt|vw|vh|%)?\Z")
_FAR = 400  # pixels: text set this far out is off the screen
_PIXELS = {
    "px": 1.0,
    "": 1.0,
    "pt": 1.33,
    "em": 16.0,
    "rem": 16.0,
    "vw": 10.0,
    "vh": 10.0,
    "%": 10.0,
}
_TINY = 2.0  # pixels
_FAINT = 0.05  # opacity
_CLOSE = 24  # steps of 255 that text and ground must differ by in some channel
_GREY = 0.02  # chroma, in the units of oklch()
Colour = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class _Rule:
    """What one selector declares: how strong it is, which elements it matches, the style."""

    important: bool
    specificity: tuple[int, int, int]
    xpath: str
    style: Style


@dataclass(frozen=True, slots=True)
class Styles:
    """The style of every element of a page.

    Attributes:
        normal: What ordinary rules give each element they match.
        important: What `!important` ones do.
        variables: The custom properties of the page. Which element sets one is not followed,
            as nearly all are set at the root.

    """

    normal: dict[etree._Element, Style] = field(default_factory=dict)
    important: dict[etree._Element, Style] = field(default_factory=dict)
    variables: Style = field(default_factory=dict)

    def of(self, element: etree._Element) -> Style:
        """Return the style that applies to `element` itself, its `style` attribute included."""
        inline = (element.get("style") or "")[:_MAX_ATTRIBUTE]
        plain, forced = _declarations(tinycss2.parse_blocks_contents(inline))
        ordinary = self.normal.get(element, {}) | plain
        style = ordinary | self.important.get(element, {}) | forced
        variables = self.variables | {name: style[name] for name in style if name[:2] == "--"}
        return {name: _substituted(value, variables) for name, value in style.items()}


def page_styles(page: etree._Element) -> Styles:
    """Match the rules in the <style> elements of `page` with its elements.

    What cannot be understood is left aside.
    """
    rules: list[_Rule] = []
    for sheet in page.iter("style"):
        text = sheet.text or ""
        if len(text) <= _MAX_SHEET:
            rules += _rules(tinycss2.parse_stylesheet(text, skip_comments=True))
    rules.sort(key=lambda rule: rule.specificity)
    styles = Styles()
    for rule in rules:
        styles.variables.update({n: v for n, v in rule.style.items() if n[:2] == "--"})
        strength = styles.important if rule.important else styles.normal
        for element in _matches(page, rule.xpath):
            strength.setdefault(element, {}).update(rule.style)
    return styles


def _substituted(value: str, variables: Style) -> str:
    """Put the values of custom properties in the places of `var(--name)`, nested ones too."""
    for _ in range(_MAX_NESTED):
        changed = _VARIABLE.sub(lambda found: variables.get(found[1], found[2] or ""), value)
        if changed == value:
            break
        value = changed
    return value.strip()


def _matches(root: etree._Element, xpath: str) -> list[etree._Element]:
    try:
        found = root.xpath(xpath)
    except etree.XPathError:
        return []
    return [item for item in found if etree.iselement(item)] if isinstance(found, list) else []


def _rules(nodes: list[tinycss2.ast.Node]) -> list[_Rule]:
    rules: list[_Rule] = []
    for node in nodes:
        if node.type == "at-rule" and node.content is not None and _applies(node):
            inner = tinycss2.parse_rule_list(node.content, skip_comments=True)
            rules += _rules(inner)
        elif node.type == "qualified-rule":
            plain, forced = _declarations(tinycss2.parse_blocks_contents(node.content))
            if plain or forced:
                for specificity, xpath in _selectors(tinycss2.serialize(node.prelude)):
                    rules += [_Rule(False, specificity, xpath, plain)] if plain else []
                    rules += [_Rule(True, specificity, xpath, forced)] if forced else []
    return rules


def _applies(node: tinycss2.ast.AtRule) -> bool:
    """Tell whether the rules inside an at-rule are for the screen."""
    if node.lower_at_keyword == "media":
        return bool(_SCREEN.search(tinycss2.serialize(node.prelude)))
    return node.lower_at_keyword in {"supports", "layer"}


def _declarations(nodes: list[tinycss2.ast.Node]) -> tuple[Style, Style]:
    """Return the watched declarations, ordinary and `!important`."""
    plain: Style = {}
    forced: Style = {}
    for node in nodes:
        if node.type == "declaration" and (
            node.lower_name in _WATCHED or node.lower_name.startswith("--")
        ):
            value = tinycss2.serialize(node.value).strip().lower()
            (forced if node.important else plain)[node.lower_name] = value
    return plain, forced


def _selectors(text: str) -> list[tuple[tuple[int, int, int], str]]:
    """Return specificity and XPath of each selector; generated content is no element."""
    try:
        selectors = cssselect.parse(text)
    except (cssselect.SelectorError, ValueError, RecursionError):
        return []
    found: list[tuple[tuple[int, int, int], str]] = []
    for selector in selectors:
        if selector.pseudo_element is None:
            try:
                xpath = _TRANSLATOR.selector_to_xpath(selector)
            except (cssselect.SelectorError, ValueError, RecursionError):
                continue
            found.append((selector.specificity(), xpath))
    return found


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
    size = style.get("font-size") or re.sub(
        r"\A.*?((?:\d*\.)?\d+(?:px|em|rem|pt|%)?)(?:/|\s).*\Z", r"\1", style.get("font", "")
    )
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
    if re.search(
        r"rect\(\s*(?:0|1)(?:px)?[\s,]+(?:0|1)(?:px)?[\s,]+(?:0|1)(?:px)?|inset\(\s*(?:50|100)%|circle\(\s*0",
        clip,
    ):
        return "clipped away"
    transform = style.get("transform", "")
    if re.search(
        r"scale[xy]?\(\s*0(?:\.0+)?\s*[,)]|translate[xy]?\([^)]*-\d{3,}(?:px|%|em|vw)", transform
    ):
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
        parsed = color4.parse_color(value) if value else None
        if isinstance(parsed, color4.Color) and parsed.alpha > _FAINT:
            return _rgb(parsed)
    return None


def _rgb(parsed: color4.Color) -> Colour | None:
    try:
        red, green, blue = (round(255 * part) for part in parsed.to("srgb").coordinates)
    except NotImplementedError:
        # lab() and its like: enough to know how light a grey is.
        light = parsed.coordinates[0] * (1 if parsed.space.startswith("ok") else 0.01)
        is_grey = abs(parsed.coordinates[1]) < _GREY
        return (round(255 * light),) * 3 if is_grey else None
    return red, green, blue


def is_transparent(style: Style) -> bool:
    """Tell whether the text colour has no opacity at all."""
    parsed = color4.parse_color(style.get("color", "")) if style.get("color") else None
    return isinstance(parsed, color4.Color) and parsed.alpha <= _FAINT


def look_alike(first: Colour, second: Colour) -> bool:
    """Tell whether text of one colour cannot be read on the other."""
    return max(abs(a - b) for a, b in zip(first, second, strict=True)) <= _CLOSE
