"""Just enough of CSS to know the style of every element of a page.

What of it hides text is told by `css_hiding`. Style sheets are parsed with tinycss2 and matched
with cssselect, in the order of the cascade: specificity, position, `style` attributes,
`!important`.
"""

import re
from dataclasses import dataclass, field

import cssselect
import tinycss2
from lxml import etree
from tinycss2 import color4

Style = dict[str, str]
FILL = "-webkit-text-fill-color"  # goes before `color`
_WATCHED = frozenset(
    "display visibility opacity filter font-size color -webkit-text-fill-color background "
    "background-color background-clip -webkit-background-clip position left right top bottom inset "
    "inset-inline inset-inline-start inset-inline-end inset-block inset-block-start "
    "inset-block-end text-indent clip clip-path width height max-width max-height overflow "
    "overflow-x overflow-y transform translate scale zoom letter-spacing margin-left margin-top "
    "margin-inline-start margin-block-start font content-visibility".split()
)
_TRANSLATOR = cssselect.HTMLTranslator()
_VARIABLE = re.compile(r"var\(\s*(--[\w-]+)\s*(?:,([^()]*))?\)")
_MAX_NESTED = 5  # custom properties that stand for one another
_SCREEN = re.compile(r"\A\s*\Z|\ball\b|\bscreen\b|\A\s*\(", re.IGNORECASE)
_MAX_ATTRIBUTE = 10_000  # code points of a `style` attribute that are read
_MAX_SELECTOR = 1000  # code points of a selector, with those it is nested in
_MAX_SELECTORS = 10_000  # of one rule, spelt out
_MAX_DEPTH = 30  # rules in rules
_MAX_SHEET = 1_000_000  # code points; longer style sheets are left aside
FAINT = 0.05  # opacity; what is fainter is not seen
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


def _rules(
    nodes: list[tinycss2.ast.Node], within: tuple[str, ...] = (), depth: int = 0
) -> list[_Rule]:
    """Return the rules among `nodes`, which stand inside a rule with the selectors `within`."""
    rules: list[_Rule] = []
    plain, forced = _declarations(nodes) if within else ({}, {})
    if plain or forced:
        for specificity, xpath in _selectors(",".join(within)):
            rules += [_Rule(False, specificity, xpath, plain)] if plain else []
            rules += [_Rule(True, specificity, xpath, forced)] if forced else []
    for node in nodes if depth < _MAX_DEPTH else ():
        if node.type == "qualified-rule":
            selectors = _nested(node.prelude, within)
            if selectors:
                rules += _rules(tinycss2.parse_blocks_contents(node.content), selectors, depth + 1)
        elif node.type == "at-rule" and node.content is not None and _applies(node):
            # Outside of a rule "a:hover {…}" is never a declaration.
            read = tinycss2.parse_blocks_contents if within else tinycss2.parse_rule_list
            rules += _rules(read(node.content), within, depth + 1)
    return rules


def _nested(prelude: list[tinycss2.ast.Node], within: tuple[str, ...]) -> tuple[str, ...]:
    """Return the selectors of a rule, spelt out where it stands inside another one.

    "&" is the element of the rule around it; without one, the selector is of what is inside it.
    """
    parts: list[list[tinycss2.ast.Node]] = [[]]
    for node in prelude:
        if node == ",":
            parts.append([])
        else:
            parts[-1].append(node)
    if not within:
        return tuple(tinycss2.serialize(part) for part in parts)
    found = []
    for part in parts:
        for outer in within:
            if any(node == "&" for node in part):
                inner = "".join(outer if n == "&" else n.serialize() for n in part).strip()
            else:
                inner = f"{outer} {tinycss2.serialize(part).strip()}"
            found += [inner] if len(inner) <= _MAX_SELECTOR else []
    return tuple(found[:_MAX_SELECTORS])


def _applies(node: tinycss2.ast.AtRule) -> bool:
    """Tell whether the rules inside an at-rule are for the screen."""
    if node.lower_at_keyword == "media":
        return bool(_SCREEN.search(tinycss2.serialize(node.prelude)))
    return node.lower_at_keyword in {"supports", "layer", "container"}


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


def colour(style: Style, name: str) -> Colour | None:
    """Return the colour `style` sets for `name` ("color" or "background-color"), if it is plain."""
    values = [style.get(name, "")]
    if name == "background-color":
        values.append(style.get("background", ""))
    for value in values:
        parsed = color4.parse_color(value) if value else None
        if isinstance(parsed, color4.Color) and parsed.alpha > FAINT:
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
    """Tell whether text is painted with no opacity at all.

    Letters cut out of a picture or gradient behind them are filled with none and can be read.
    """
    ground = style.get("background", "")
    clip = style.get("background-clip", "") + style.get("-webkit-background-clip", "")
    if FILL in style and "text" in clip and ("gradient" in ground or "url(" in ground):
        return False
    return _is_clear(style.get(FILL) or style.get("color", ""))


def _is_clear(value: str) -> bool:
    parsed = color4.parse_color(value) if value else None
    return isinstance(parsed, color4.Color) and parsed.alpha <= FAINT


def look_alike(first: Colour, second: Colour) -> bool:
    """Tell whether text of one colour cannot be read on the other."""
    return max(abs(a - b) for a, b in zip(first, second, strict=True)) <= _CLOSE
