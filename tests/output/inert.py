"""What may stand on a page, whatever the texts in it say."""

import base64
import hashlib
import re

from lxml import html as lxml_html
from markdown_it import MarkdownIt

# As permissive as renderers get: raw HTML on, tables, strike-through, bare links.
RENDERER = MarkdownIt("gfm-like", {"html": True, "linkify": True})
MARKDOWN_TAGS = {"html", "body", "main", "h1", "h2", "p", "ul", "li", "strong"}
# Attributes a browser fetches, sends to, or runs.
FETCHING = {
    "src",
    "srcset",
    "data",
    "action",
    "formaction",
    "poster",
    "background",
    "ping",
    "srcdoc",
}


def rendered(markdown: str) -> lxml_html.HtmlElement:
    """Render Markdown and parse what a browser would be given."""
    return lxml_html.document_fromstring(f"<main>{RENDERER.render(markdown)}</main>")


def assert_self_contained(tree: lxml_html.HtmlElement, links: set[str]) -> None:
    """Fail when the page could load, send or run anything but its own style and script."""
    for element in tree.iter(lxml_html.etree.Element):
        assert element.tag not in {
            "iframe",
            "object",
            "embed",
            "form",
            "base",
            "img",
            "link",
            "audio",
        }
        for name, value in element.attrib.items():
            assert not name.lower().startswith("on")
            assert name.lower() not in FETCHING | {"style"}
            if name == "href":
                assert value.startswith("#") or (element.tag == "a" and value in links)
    (style,) = tree.xpath("//style")
    (script,) = tree.xpath("//script")
    assert "url(" not in style.text
    assert "@import" not in style.text
    assert not re.search(r"https?:|fetch|import|eval|innerHTML", script.text)
    (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none';")
    for directive, element in (("style-src", style), ("script-src", script)):
        digest = base64.b64encode(hashlib.sha256(element.text.encode()).digest()).decode()
        assert f"{directive} 'sha256-{digest}';" in policy
    assert "unsafe" not in policy
