"""What the grammar lets the embedded model write, on articles of our own."""

import json
import random
import re
from typing import Annotated

import pytest
from pydantic import BaseModel, Field

from schemas.entries import Ask, Fact, Figure, Moment, Person, Place, Quote
from schemas.event import EventSummary
from summarizer.extraction.check import check_answer
from summarizer.extraction.embedded import CLAIMS, completed, extra_body, shown
from summarizer.reading.article import Article
from tests.extraction.making import article

FERRY = article(
    "The ferry Aurora ran aground off Skerry Point at dawn on Tuesday with 212 people aboard.",
    "Harbour master Ellen Strand said nine passengers had been taken to hospital.",
    '"The fog came down like a wall and we heard the rocks," said Paul Okoro, a lorry driver.',
    "It was the third such accident in a year.",
    "Two tugs from Port Linden will try to free the ship at high water on Wednesday evening.",
    "Who is to pay?",
    "The company, Linden Lines, has cancelled 14 crossings until Friday.",
)


class Closures(BaseModel):
    """A form of somebody's own, with a cell of every part."""

    closures: Annotated[list[Fact], Ask(en="what is closed"), Field(max_length=3)]
    figures: list[Figure]
    moments: list[Moment]
    places: list[Place]
    people: list[Person]


class Sampler:
    """Writes random answers a grammar allows: enough of GBNF for the ones made here."""

    TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[()|]|[A-Za-z][\w-]*')

    def __init__(self, grammar: str, seed: int) -> None:
        self.rules = {}
        for line in grammar.splitlines():
            name, _, body = line.partition(" ::= ")
            self.rules[name] = self.TOKEN.findall(body)
            assert "".join(self.rules[name]) == body.replace(" ", "") or '"' in body
        self.random = random.Random(seed)  # noqa: S311  repeatable answers, no secret

    def answer(self) -> str:
        """Return one answer."""
        return self.write(self.rules["root"])

    def write(self, tokens: list[str]) -> str:
        """Choose one of the alternatives in `tokens` and write it."""
        options: list[list[str]] = [[]]
        depth = 0
        for symbol in tokens:
            depth += (symbol == "(") - (symbol == ")")
            if symbol == "|" and depth == 0:
                options.append([])
            else:
                options[-1].append(symbol)
        return self.sequence(self.random.choice(options))

    def sequence(self, tokens: list[str]) -> str:
        """Write `tokens` one after the other."""
        written, at = "", 0
        while at < len(tokens):
            symbol = tokens[at]
            if symbol == "(":
                end, depth = at, 0
                while True:
                    depth += (tokens[end] == "(") - (tokens[end] == ")")
                    if depth == 0:
                        break
                    end += 1
                written += self.write(tokens[at + 1 : end])
                at = end
            elif symbol.startswith('"'):
                written += re.sub(r"\\(.)", r"\1", symbol[1:-1])
            else:
                written += self.write(self.rules[symbol])
            at += 1
        return written


def answers(form: type[BaseModel], source: Article, count: int = 40) -> list[BaseModel]:
    grammar = extra_body(form, source)["grammar"]
    texts = [Sampler(grammar, seed).answer() for seed in range(count)]
    return [form.model_validate_json(text) for text in texts]


@pytest.mark.parametrize("form", [EventSummary, Closures])
def test_every_answer_the_grammar_allows_fits_the_form_and_cites_what_was_shown(
    form: type[BaseModel],
) -> None:
    numbers = {sentence.n for sentence in shown(FERRY).sentences}
    for answer in answers(form, FERRY):
        for entries in answer.model_dump().values():
            for entry in entries:
                assert entry["sentences"]
                assert set(entry["sentences"]) <= numbers


def test_facts_come_from_different_sentences_in_text_order() -> None:
    for answer in answers(EventSummary, FERRY):
        cited = [entry["sentences"][0] for entry in answer.model_dump()["facts"]]
        assert cited == sorted(set(cited))
        assert len(cited) >= 3


def test_a_question_and_its_mark_are_not_offered() -> None:
    assert 6 not in {sentence.n for sentence in shown(FERRY).sentences}


def test_completed_facts_are_the_words_of_their_sentence() -> None:
    for answer in answers(EventSummary, FERRY, 10):
        for fact in completed(FERRY, answer).model_dump()["facts"]:
            assert fact["text"]
            assert fact["text"] in FERRY.sentence_text(fact["sentences"][0])


def test_whatever_the_model_chooses_the_gates_carry_the_facts() -> None:
    for answer in answers(EventSummary, FERRY, 10):
        checked = check_answer(FERRY, completed(FERRY, answer))
        assert not [entry for entry in checked.withheld if entry.field == "facts"]


def test_text_a_model_wrote_itself_is_left_alone() -> None:
    fact = Fact(sentences=[1], text="the ferry ran aground", said_by=None, mode="happened")
    answer = EventSummary(facts=[fact], quotes=[], people=[])
    assert completed(FERRY, answer) == answer


def test_a_form_of_ones_own_gets_only_values_that_stand_in_the_sentence() -> None:
    written = [answer.model_dump() for answer in answers(Closures, FERRY)]
    for field, cell in (("figures", "value"), ("moments", "when"), ("places", "where")):
        entries = [entry for answer in written for entry in answer[field]]
        assert entries
        for entry in entries:
            assert entry[cell] in FERRY.sentence_text(entry["sentences"][0])


def test_a_field_that_does_not_ask_for_the_whole_article_may_stay_empty() -> None:
    written = [answer.model_dump()["closures"] for answer in answers(Closures, FERRY)]
    assert [] in written
    assert max(map(len, written)) <= 3


def test_nobody_is_listed_twice() -> None:
    for answer in answers(EventSummary, FERRY):
        names = [person["name"] for person in answer.model_dump()["people"]]
        assert len(names) == len(set(names))


def test_words_that_look_like_grammar_or_json_do_no_harm() -> None:
    hostile = article(
        'The mayor, Anna "root ::= [" Berg, said 14 trams \\ stopped | at ( noon on Monday.',
        "Police counted 31 cars at Station Road on Tuesday morning, according to Karl Beck.",
    )
    for answer in answers(Closures, hostile, 10):
        assert completed(hostile, answer)


def test_an_article_with_nothing_to_claim_gives_an_empty_answer() -> None:
    empty = answers(EventSummary, article("Why?"), 1)[0]
    assert empty == EventSummary(facts=[], quotes=[], people=[])


def test_a_long_article_is_shown_in_part_and_asked_for_no_more() -> None:
    lines = [
        f"In district {n} the council closed {n + 3} schools on Monday, said Officer Rune Dahl."
        for n in range(1, 400)
    ]
    long = article(*lines)
    assert len(shown(long).sentences) <= 2 * CLAIMS
    assert all(
        len(answer.model_dump()["facts"]) <= CLAIMS for answer in answers(EventSummary, long, 3)
    )
    last = shown(long).sentences[-1].n
    assert last > 300


def test_the_shown_article_keeps_text_and_numbers() -> None:
    part = shown(FERRY)
    assert part.text == FERRY.text
    for sentence in part.sentences:
        assert part.sentence_text(sentence.n) == FERRY.sentence_text(sentence.n)


def test_sampler_understands_the_grammar_it_is_given() -> None:
    sampler = Sampler('root ::= "[" ("]" | a "," (a | "0") "]")\na ::= "\\"x\\""\n', 1)
    texts = {Sampler.answer(sampler) for _ in range(50)}
    assert texts == {"[]", '["x","x"]', '["x",0]'}
    assert all(isinstance(json.loads(text), list) for text in texts)


def test_quotes_cite_sentences_with_quoted_words() -> None:
    quotes = [q for a in answers(EventSummary, FERRY, 10) for q in a.model_dump()["quotes"]]
    assert quotes
    assert {tuple(quote["sentences"]) for quote in quotes} == {(3,)}
    assert {Quote.model_validate(quote).speaker for quote in quotes} == {""}
