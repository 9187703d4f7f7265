"""What is said of a brief's entries, sources and notices, in its own language."""

from collections.abc import Iterable
from dataclasses import dataclass

from babel import Locale

from summarizer.extraction.summary import Source
from summarizer.merging.brief import Brief, Entry, Notice, Origin, Variant
from summarizer.merging.brief_run import Candidates, Extractive
from summarizer.output.lede_marks import Mark, edited_count, headline_marks
from summarizer.output.ledger import one_statement
from summarizer.output.reasons import in_french
from summarizer.output.wording import Language, Wording


@dataclass(frozen=True, slots=True)
class Labels(Wording):
    """What is said of a brief's parts, in one language."""

    def variant(self, brief: Brief, entry: Entry, variant: Variant) -> str:
        """Say how a variant differs: two wordings in one language are no two translations."""
        cited = {c.source for c in (*variant.citations, *entry.citations)}
        languages = {source.language for source in brief.sources if source.id in cited}
        if variant.kind == "translation" and len(languages) == 1:
            return self.say("rewording")
        return self.say(f"variant.{variant.kind}")

    def candidates(self, found: Candidates) -> str:
        """Say how claims that may say the same were found, and why by words alone."""
        if found.found_by == "embeddings":
            return self.say(
                "candidates.embeddings", model=found.model or "?", endpoint=found.endpoint or "?"
            )
        return self.say(f"candidates.{found.reason or 'off'}", detail=found.detail).rstrip()

    def support(self, entry: Entry) -> str:
        """Return who carries an entry, in words: "3 sources, 2 independent origins".

        Where all of them repeat one statement, it says so: the origin of words is not that of
        the reporting.
        """
        files = len(entry.support.sources)
        if files == 1:
            return self.say("single_source")
        parts = [self.count("n_sources", files)]
        if entry.support.independent == 1:
            parts.append(self.say("one_origin"))
        else:
            parts.append(self.count("n_origins", entry.support.independent))
        if one_statement(entry):
            parts.append(self.say("one_statement"))
        return ", ".join(parts)

    def origins(self, entry: Entry) -> list[str]:
        """Return which sources of an entry are one origin, and why, in words, as data."""
        return [
            self.say("origin_of", names=self.listed(origin.sources), why=self._why(origin))
            for origin in entry.support.origins
            if len(origin.sources) > 1
        ]

    def _why(self, origin: Origin) -> str:
        return self.say(f"origin.{origin.reason}", name=origin.name or "")

    def provenance(self, source: Source, found: Extractive | None = None) -> list[str]:
        """Return where a source has its date and text from where it does not say so itself.

        In words, as data; also that no model read it.
        """
        notes = []
        if source.published.basis == "siblings":
            notes.append(self.say("date_by.siblings"))
        if found is not None and source.id in found.sources:
            notes.append(self.say("extractive.source"))
        if source.origin is not None and source.origin_reason is not None:
            notes.append(self.say(f"same_origin.{source.origin_reason}", name=source.origin))
        if source.wires:
            notes.append(self.say("credits", names=self.listed(source.wires)))
        return notes

    def edits(self, brief: Brief, entry: Entry) -> list[str]:
        """Return who changed an entry, and against which check, in words, as data."""
        said = []
        for edit in brief.edits:
            if edit.entry != entry.id or edit.act not in {"edit", "restore"}:
                continue
            words = self.say(f"edited.{edit.act}", who=edit.by)
            if edit.overruled is not None:
                gate = self.say(f"reason.{edit.overruled}")
                words += f", {self.say('edited.overruled', gate=gate, why=edit.reason)}"
            said.append(words)
        return said

    def reason(self, recorded: str) -> str:
        """Return why something gave nothing, recorded in English, in this language, as data."""
        return in_french(recorded) if recorded and self.language == "fr" else recorded

    def made_by_code(self, brief: Brief) -> str:
        """Say what of `brief` was made without a model, as data; empty where nothing was."""
        found = brief.run.extractive
        return "" if found is None else self.extractive(found, edited_count(brief))

    def headline_note(self, marks: Iterable[Mark]) -> str:
        """Say that an editor changed the headline, where one did; see `headline_marks`."""
        told = self.joined(self.say(f"lede_mark.{mark}") for mark in marks)
        return self.say("headline_mark", mark=told) if told else ""

    def notes(self, brief: Brief) -> list[str]:
        """Return what a reader must know before the first line: of the headline, and notices."""
        note = self.headline_note(headline_marks(brief))
        return [*([note] if note else []), *(self.notice(each) for each in brief.notices)]

    def extractive(self, found: Extractive, edited: int = 0) -> str:
        """Say which sources were summarised without a model and why, in words, as data.

        Args:
            found: What was made without a model.
            edited: How many lines an editor changed, so that they are copied no more.

        """
        which = "whole" if found.whole else "part"
        said = self.say(f"extractive.{which}", names=self.listed(found.sources))
        if edited:
            said = f"{said} {self.count('n_edited', edited)}"
        if not found.reasons:
            return said
        reasons = " ".join(self.reason(each) for each in found.reasons)
        return f"{said} {self.say('extractive.reasons', reasons=reasons)}"

    def notice(self, notice: Notice) -> str:
        """Return what an editor must decide about the folder, in words, as data."""
        groups = " | ".join(", ".join(group) for group in notice.groups)
        return self.say(f"notice.{notice.kind}", groups=groups)


def labels_for(brief: Brief) -> Labels:
    """Return the labels for a brief's language: French for French, English for all others."""
    return labels_in(brief.language)


def labels_in(code: str) -> Labels:
    """Return the labels for a language code: French for French, English for all others."""
    language: Language = "fr" if code.lower().startswith("fr") else "en"
    return Labels(language, Locale(language))


def title_of(brief: Brief, field: str, language: Language) -> str:
    """Return the heading over a field of the form, as the form gives it, else the field's name."""
    for info in brief.form:
        if info.name == field:
            return info.title_fr if language == "fr" else info.title_en
    return field
