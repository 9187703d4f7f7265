"""What the second round changes."""

from hypothesis import given
from hypothesis import strategies as st

from summarizer.extraction.repair import CheckedParts, joined, repairable
from summarizer.extraction.summary import Claim, Withheld
from tests.extraction.making import claim, refusal

WORDS = st.text(alphabet="abcdef ", min_size=1, max_size=12)


def parts(*entries: Claim | Withheld) -> CheckedParts:
    return CheckedParts(
        [entry for entry in entries if isinstance(entry, Claim)],
        [entry for entry in entries if isinstance(entry, Withheld)],
    )


def test_what_no_wording_could_mend_is_not_asked_for_again() -> None:
    hopeless = [refusal("a", "boilerplate"), refusal("b", "hidden_text")]
    hopeless.append(refusal("c", "instruction_like"))
    mendable = refusal("d", "number_not_in_source")
    assert repairable([*hopeless, mendable]) == [mendable]


def test_a_corrected_entry_is_a_claim_and_no_longer_withheld() -> None:
    first = parts(refusal("about 320 missiles were fired"))
    after = joined(first, parts(claim("about 320 drones were fired")))
    assert [c.text for c in after.claims] == ["about 320 drones were fired"]
    assert after.withheld == []


def test_an_entry_refused_again_is_withheld_once_with_its_new_reason() -> None:
    first = parts(refusal("about 320 missiles were fired", "unit_not_bound"))
    second = parts(refusal("about 320 missiles were fired", "weak_support"))
    after = joined(first, second)
    assert [entry.reason for entry in after.withheld] == ["weak_support"]


def test_an_entry_the_model_dropped_stays_withheld() -> None:
    dropped = refusal("about 320 missiles were fired")
    assert joined(parts(dropped), parts()).withheld == [dropped]


def test_an_unrelated_claim_does_not_strike_a_refused_entry() -> None:
    dropped = refusal("about 320 missiles were fired")
    after = joined(parts(dropped), parts(claim("the mayor resigned")))
    assert after.withheld == [dropped]
    assert len(after.claims) == 1


def test_a_claim_of_another_field_does_not_strike_a_refused_entry() -> None:
    dropped = refusal("Ann Smith", field="people")
    after = joined(parts(dropped), parts(claim("Ann Smith spoke")))
    assert after.withheld == [dropped]


def test_a_claim_the_first_round_has_is_not_taken_twice() -> None:
    kept = claim("Ann spoke")
    after = joined(parts(kept, refusal("x")), parts(claim("Ann spoke", "S1.facts.1")))
    assert after.claims == [kept]


def test_entries_that_cannot_be_repaired_stay_withheld() -> None:
    hopeless = refusal("buy our paper", "boilerplate")
    after = joined(parts(hopeless), parts(claim("buy our paper")))
    assert hopeless in after.withheld


FACTS = st.builds(claim, WORDS)
REFUSALS = st.builds(refusal, WORDS)
ENTRIES = st.lists(FACTS | REFUSALS, max_size=6)


def numbered(entries: list[Claim | Withheld]) -> CheckedParts:
    """Give claims the numbers a check gives: their position among all entries."""
    return parts(
        *(
            entry.model_copy(update={"id": f"S1.facts.{at}"}) if isinstance(entry, Claim) else entry
            for at, entry in enumerate(entries, start=1)
        )
    )


@given(ENTRIES, ENTRIES)
def test_ids_are_never_given_twice_and_nothing_is_lost(
    one: list[Claim | Withheld], two: list[Claim | Withheld]
) -> None:
    first, second = numbered(one), numbered(two)
    after = joined(first, second)
    ids = [c.id for c in after.claims]
    assert len(ids) == len(set(ids))
    assert after.claims[: len(first.claims)] == first.claims
    assert {c.text for c in second.claims} <= {c.text for c in after.claims}
    assert all(entry in after.withheld for entry in second.withheld)
    assert len(after.claims) + len(after.withheld) >= len(first.withheld)
