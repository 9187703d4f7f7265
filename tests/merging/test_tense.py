"""What can be told as past, and what is plainly present."""

import pytest

from summarizer.merging.tense import told_as_past


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The two presidents met in Lannec", "en"),
        ("Kerr has led the talks since Monday", "en"),
        ("The ferry left at dawn", "en"),
        ("Nine people were killed", "en"),
        ("La préfète a rouvert le quai", "fr"),
        ("Les deux présidents se sont vus à Lannec", "fr"),
        ("Les pompiers quittèrent le quai", "fr"),
        ("Anything in a language nothing is known of", "de"),
    ],
)
def test_a_past_form_is_recognised(text: str, language: str) -> None:
    assert told_as_past(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Secretary of State Marco Kerr heads the team", "en"),
        ("Marco Kerr leads the talks in Port-Lannec", "en"),
        ("Marco Kerr dirige les discussions", "fr"),
        ("Les ferries reprennent la mer lundi", "fr"),
    ],
)
def test_the_plain_present_is_not_past(text: str, language: str) -> None:
    assert not told_as_past(text, language)
