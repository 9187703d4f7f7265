"""Invented news in any number: events told by several outlets, no two alike."""
# ruff: noqa: S311  seeds are for repeating

import json
import random

_PLACES = (
    "Trévoal Kerzoun Plouharn Lannégan Sarmoise Vaudrey Morlune Castelnive Brizay Ombreval "
    "Harrowmere Stokeleigh Pendrake Wexcombe Tarnside Alderby Crowhurst Linfield Marwick Dunsmoor"
).split()
_THINGS = (
    ("ferry Aurora", "ran aground off", "harbour pilots"),
    ("chemical works", "caught fire in", "fire brigade"),
    ("tram line", "was closed in", "transport office"),
    ("county museum", "was robbed in", "gallery guards"),
    ("river dam", "overflowed above", "water board"),
    ("grain market", "reopened in", "farmers' union"),
    ("night train", "left the rails near", "railway company"),
    ("teachers' strike", "began in", "school council"),
    ("wind park", "was approved near", "energy agency"),
    ("marathon", "was cancelled in", "athletics club"),
)
_SURNAMES = "Morvan Keller Duval Haddad Lindqvist Okafor Brandt Rossi Tanaka Novak".split()


def story(event: int, teller: int) -> str:
    """Return the record of one article: what `teller` writes about `event`, always the same."""
    chance = random.Random(event)
    place = _PLACES[event % len(_PLACES)]
    thing, happened, office = _THINGS[(event * 7 + event // 20) % len(_THINGS)]
    name = f"{chance.choice('ABCDEFGHIJ')}. {_SURNAMES[event % len(_SURNAMES)]}{event}"
    hurt, cost = chance.randint(3, 90), chance.randint(2, 400)
    own = random.Random(f"{event}/{teller}")
    sentences = [
        f"The {thing} {happened} {place} on Thursday.",
        f"{hurt} people were affected, the {office} of {place} said.",
        f"The damage in {place} is put at {cost} million euros, said {name}.",
        f"{name} spoke to reporters in {place}.",
    ]
    own.shuffle(sentences)
    return json.dumps(
        {
            "title": f"{place}: the {thing}, told by paper {teller}",
            "outlet": f"Paper {teller}",
            "published": "2026-11-26",
            "text": " ".join(sentences),
        }
    )


def stories(events: int, tellers: int) -> dict[str, str]:
    """Return `events` times `tellers` articles, by file name."""
    return {
        f"{event:03}-{teller}.json": story(event, teller)
        for event in range(events)
        for teller in range(tellers)
    }
