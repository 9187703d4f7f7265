"""How the summaries of a run are merged: what the person asked for, beside the summaries."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer.errors import InputError
from summarizer.extraction.summary import Summary
from summarizer.merging.brief import Brief
from summarizer.merging.embeddings import Vectors
from summarizer.merging.origins.families import Families, load_families
from summarizer.pipeline.notices import Notice
from summarizer.pipeline.vectors import FindVectors, finder, words_only
from summarizer.settings import Settings
from summarizer.values.memo import forget

if TYPE_CHECKING:
    from summarizer.merging.judging import Judgements


@dataclass(frozen=True, slots=True)
class Merging:
    """How to merge.

    Attributes:
        language: The brief's language; None for the one most articles are in.
        families: Outlets that count as one origin.
        find: Gives the vectors claims are compared by.

    """

    language: str | None = None
    families: Families | None = None
    find: FindVectors = words_only


AS_IT_COMES = Merging()


def merging_as(settings: Settings, language: str | None, notice: Notice) -> Merging:
    """Return how to merge by the settings.

    Args:
        settings: The settings.
        language: The brief's language; None for the one most articles are in.
        notice: Called with one line for the person where something is sent out or went wrong.

    Raises:
        UsageError: The families file is unusable.
        SettingsError: The settings name no usable endpoint for vectors.

    """
    families = load_families(settings.families) if settings.families else None
    return Merging(language, families, finder(settings, notice))


def merge_summaries(
    summaries: Sequence[Summary],
    how: Merging = AS_IT_COMES,
    vectors: Vectors | None = None,
    judged: "Judgements | None" = None,
) -> Brief:
    """Merge the summaries of one run; the sources' folder is the one they record.

    Args:
        summaries: The summaries.
        how: How to merge.
        vectors: What `how` found for them, where that is known.
        judged: What a model thought of the pairs left open.

    Raises InputError when they do not belong together.

    """
    from summarizer.merging.merge import merge  # noqa: PLC0415  slow, needed only to make something

    folders = {summary.folder for summary in summaries}
    if len(folders) > 1:
        raise InputError(
            "The summaries come from different folders, so they are not of one run. Extract "
            "them again."
        )
    try:
        return merge(
            summaries,
            language=how.language,
            folder=next(iter(folders), None),
            families=how.families,
            vectors=how.find(summaries) if vectors is None else vectors,
            judged=judged,
        )
    finally:
        forget()  # the next event has other texts
