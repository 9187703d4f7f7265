"""Whether a claim tells of what happened, is planned or is only possible, by its words."""

import pytest

from summarizer.extraction.mood import mode_of


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("The ferry may sail again before the summer.", "possible"),
        ("Le bac pourrait reprendre la mer avant l'été.", "possible"),
        ("It is possible that the ferry sails again.", "possible"),
        ("Prime Minister Theresa May sent her condolences.", "happened"),
        ("We carry these costs for as long as possible.", "happened"),
        ("Le bac est parti le plus tôt possible.", "happened"),
        ("The delay was due to the storm over the strait.", "happened"),
        ("The ferry is due to return on Monday.", "planned"),
        ("Le bac doit repartir lundi matin.", "planned"),
        ("Une éventuelle fermeture du port inquiète les marins.", "possible"),
        ("Le parquet a ouvert une enquête sur d'éventuelles fautes du pilote.", "happened"),
        ("L'éventuelle saisie de documents n'a pas été précisée.", "happened"),
    ],
)
def test_the_words_of_a_claim_tell_its_mode(text: str, mode: str) -> None:
    assert mode_of(text, "happened") == mode
