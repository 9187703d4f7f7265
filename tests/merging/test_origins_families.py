"""Outlets the editor calls one family count as one; a file that makes no sense is refused."""

from pathlib import Path

import pytest

from summarizer.errors import UsageError
from summarizer.merging.merge import merge
from summarizer.merging.origins.families import family_of, load_families
from tests.merging.test_origins import BREACH, OWN, groups, told

YAML = """
Côte Média: [Le Phare du Soir, phare.example]
Lookout Group:
  - The Channel Lookout
"""


def written(folder: Path, text: str, name: str = "families.yaml") -> Path:
    """Write a file and return its path."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_outlets_of_one_family_are_one_origin(tmp_path: Path) -> None:
    text = "Côte Média: [Le Phare du Soir, La Lettre]"
    families = load_families(written(tmp_path, text))
    made = [told(1, BREACH, outlet="le phare du soir"), told(2, BREACH[:-1], outlet="La Lettre")]
    brief = merge(made, families=families)
    (found,) = brief.fields["facts"]
    assert groups(found) == [(["S1", "S2"], "family")]
    assert found.support.origins[0].name == "Côte Média"
    assert [s.origin_reason for s in brief.sources] == [None, "family"]
    (apart,) = merge(made).fields["facts"]
    assert apart.support.origins[0].reason != "family"


def test_an_outlet_is_known_by_the_host_of_its_address(tmp_path: Path) -> None:
    families = load_families(written(tmp_path, YAML))
    source = told(1, OWN).source
    for url, family in (
        ("https://www.phare.example/une", "Côte Média"),
        ("https://phare.example", "Côte Média"),
        ("https://notphare.example/une", None),
        ("https://example/une", None),
        ("https://[bad", None),
    ):
        assert family_of(source.model_copy(update={"url": url}), families) == family


def test_json_and_yaml_say_the_same(tmp_path: Path) -> None:
    given = (
        '{"Lookout Group": ["The Channel Lookout"], '
        '"Côte Média": ["Le Phare du Soir", "phare.example"]}'
    )
    in_json = load_families(written(tmp_path, given, "f.json"))
    assert in_json == load_families(written(tmp_path, YAML))


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "names no outlet families"),
        ("[a, b]", "names no outlet families"),
        ("just words", "names no outlet families"),
        ("Group: The Lookout", "needs a list"),
        ("Group: []", "needs a list"),
        ("Group: [1]", "no outlet's name"),
        ("1: [The Lookout]", "no name of a family"),
        ("A: [The Lookout]\nB: [the lookout]", "stands in 'A' and in 'B'"),
        ("a: [b", "not valid YAML"),
        ("!!python/object/apply:os.getcwd []", "not valid YAML"),
    ],
)
def test_a_file_that_makes_no_sense_is_refused_with_what_is_wrong(
    tmp_path: Path, text: str, why: str
) -> None:
    with pytest.raises(UsageError, match=why) as caught:
        load_families(written(tmp_path, text))
    assert "families.yaml" in str(caught.value)
    assert caught.value.exit_code == 2


def test_a_file_that_is_not_there_or_no_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read"):
        load_families(tmp_path / "none.yaml")
    (tmp_path / "bytes.yaml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(UsageError, match="not UTF-8"):
        load_families(tmp_path / "bytes.yaml")
