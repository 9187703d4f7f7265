"""Whom a line names after its words: nobody whom the words name already."""

import pytest

from summarizer.merging.merge import merge
from summarizer.merging.voice import speaker_to_add
from tests.merging.making import fact, summary


@pytest.mark.parametrize(
    ("language", "line", "who", "shown"),
    [
        ("en", "A senior official said the line would stay shut.", "a senior official", None),
        ("fr", "La procureure de Lannec a dit que le bac est sûr.", "la procureure", None),
        ("en", "The line would stay shut for weeks.", "a senior official", "a senior official"),
        ("fr", "Le bac de Lannec est sûr.", "la procureure", "la procureure"),
    ],
)
def test_a_speaker_is_added_only_where_the_words_do_not_name_it(
    language: str, line: str, who: str, shown: str | None
) -> None:
    brief = merge([summary(1, [line], fact(line, 1), language=language)])
    [entry] = brief.fields["facts"]
    assert speaker_to_add(entry.model_copy(update={"said_by": who})) == shown
