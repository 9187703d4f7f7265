"""What a run had done when it was stopped: kept where its result would be, and gone on from.

The summaries go to OUT as `extract` writes them, with a mark beside them; where OUT holds a
whole result, to OUT/unfinished instead, for a run that is stopped leaves the last brief as it
was. The next run over the same articles, asked in the same way, takes them from there. A run
that went to its end leaves no mark, so that the next one asks anew.
"""

import hashlib
import json
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from summarizer.errors import InputError
from summarizer.extraction.summary import Source, Summary
from summarizer.output.files import write_kept_texts, write_text
from summarizer.pipeline.job import Job, Model
from summarizer.pipeline.places import (
    BRIEF,
    MARK,
    SUMMARIES,
    UNFINISHED,
    find_summaries,
    kept_elsewhere,
    publish,
    read_summaries,
    relative,
    staging,
    write_summaries,
)
from summarizer.pipeline.work import placed
from summarizer.reading.article import Article


class Mark(BaseModel):
    """What is written beside summaries that are only a part.

    Attributes:
        made_as: Hash of all that the answers depend on beside the articles.

    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    made_as: str


@dataclass(frozen=True, slots=True)
class Doing:
    """The articles of one run and the summaries it has so far.

    Attributes:
        made_as: As in `Mark`.
        done: By the article's id.

    """

    job: Job
    articles: Sequence[Article]
    made_as: str
    done: dict[str, Summary] = field(default_factory=dict)

    def keep(self, summary: Summary) -> None:
        """Take in a summary, in the place of an earlier one of its article.

        Sentences that code chose cost nothing and depend on the other articles: they are not
        kept.
        """
        if summary.run.made_by == "model":
            self.done[summary.source.id] = summary

    def there(self) -> Mapping[str, Summary]:
        """Return what a stopped run left of these articles, made in the same way, by id."""
        for folder in (self.job.out, self.job.out / UNFINISHED):
            if _made_as(folder) == self.made_as:
                return {a.id: s for a, s in self._pairs(folder) if _is_of(s, a)}
        return {}

    def _pairs(self, folder: Path) -> Iterator[tuple[Article, Summary]]:
        try:
            summaries = {s.source.id: s for s in read_summaries(find_summaries(folder))}
        except InputError:
            return  # somebody took them away or changed them; they are made again
        for article in self.articles:
            if article.id in summaries:
                yield article, summaries[article.id]

    @contextmanager
    def kept_when_stopped(self) -> Iterator[None]:
        """Write what is done where Ctrl-C or SIGTERM ends the run, and note it on the exception."""
        try:
            yield
        except (KeyboardInterrupt, SystemExit) as stop:
            if self.done:
                stop.add_note(self._written())
            raise

    def _written(self) -> str:
        target = _target(self.job.out)
        where = relative(self.job.folder, target)
        summaries = [placed(a, self.done[a.id], where) for a in self.articles if a.id in self.done]
        ids = {summary.source.id for summary in summaries}
        try:
            with kept_elsewhere(summaries), staging(self.job.out) as stage:
                write_summaries(summaries, stage / SUMMARIES)
                write_kept_texts([a for a in self.articles if a.id in ids], stage)
                write_text(stage / MARK, Mark(made_as=self.made_as).model_dump_json() + "\n")
                publish(stage, target)
        except (InputError, OSError) as error:
            return str(error)
        total = sum(article.status == "used" for article in self.articles)
        articles = "article is" if total == 1 else "articles are"
        return (
            f"{len(ids)} of {total} {articles} done and kept in {target / SUMMARIES}: the same "
            f"command goes on from there, and `summarizer merge {target}` makes a brief of them."
        )


def doing(job: Job, articles: Sequence[Article], model: Model, language: str) -> Doing:
    """Begin to follow what a run has done.

    Args:
        job: What is made of which folder.
        articles: All of them.
        model: The one that is asked.
        language: The brief's.

    """
    known = [model.info.model_dump(), job.form.__qualname__, language, model.repair, model.shaped]
    text = json.dumps(known, ensure_ascii=True, sort_keys=True)
    return Doing(job, articles, hashlib.sha256(text.encode("ascii")).hexdigest())


def forget(out: Path) -> None:
    """Take away what a stopped run left in `out`, when a later one went to its end."""
    with suppress(OSError):
        (out / MARK).unlink(missing_ok=True)
    if _made_as(out / UNFINISHED) is not None:
        shutil.rmtree(out / UNFINISHED, ignore_errors=True)


def _target(out: Path) -> Path:
    """Return where a part may be kept: in `out`, unless a whole result stands there."""
    if _made_as(out) is not None:
        return out
    whole = (out / BRIEF).exists() or any((out / SUMMARIES).glob("S*.json"))
    return out / UNFINISHED if whole else out


def _made_as(folder: Path) -> str | None:
    """Return what the mark in `folder` says, or None where there is none that can be read."""
    try:
        return Mark.model_validate_json((folder / MARK).read_bytes()).made_as
    except (OSError, ValidationError):
        return None


def _is_of(summary: Summary, article: Article) -> bool:
    """Tell whether a summary is of this very article, under the same id and date."""
    source = Source.of(article, text_file=summary.source.text_file)
    return (summary.source, summary.text) == (source, article.text)
