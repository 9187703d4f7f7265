"""Everything this program raises on purpose.

    SummarizerError            catch this at the edge: the message is for the person
    ├── UsageError             wrong option, wrong form, wrong file kind (exit 2)
    ├── InputError             a file or folder cannot be used as asked
    ├── SettingsError          a setting is missing or makes no sense
    │   └── FlagError          it was given as an option (exit 2)
    ├── PromptError            a file in prompts/ is missing or malformed
    ├── StoreError             the database cannot be opened, read or written
    │   ├── NotInStoreError    it has no such event, brief, version or article
    │   ├── UnprovedError      a brief or a source in it is not what it was when it was made
    │   └── OutdatedError      what the person had before them has been replaced since
    ├── TakenError             a brief is asked for of articles that belong elsewhere
    ├── BusyError              too many briefs are waiting
    ├── SlackError             Slack cannot be reached or does not do what it is asked
    ├── ReviewError            an act on a brief cannot be done
    │   ├── GateRefusedError   the sources do not carry what the editor wrote
    │   ├── NotAllowedError    the person's role does not allow it
    │   └── WrongStateError    the brief is not in a state for it
    ├── ModelError             the model gave nothing usable for one article; the run goes on
    │   ├── RefusedError       the model declined, or its provider filtered the answer
    │   ├── TruncatedError     the answer was cut at the length limit
    │   └── InvalidAnswerError the answer does not fit the form, also after the retries
    ├── ModelUnavailable       the endpoint cannot be reached or keeps failing, for one article
    └── StopRun                the whole run must stop: nothing more would come back
        ├── KeyRejected        the key is wrong or may not use the model
        ├── QuotaExhausted     the account has no credit left
        └── NothingMore        nothing more is begun; what is being asked may end
            ├── BudgetSpent    the budget given for this run is used up
            ├── Unreachable    the model has not answered several times in a row
            └── Interrupted    the person wants the run to end

Each message says what happened, to which file, and what to do. `exit_code` is what the
command line ends with when the error reaches it.
"""

import errno
from collections.abc import Sequence


def fault_of_machine(error: OSError) -> str:
    """Word what the operating system reported, with the file, and that it can be mended."""
    where = f"{error.filename}: " if error.filename else ""
    full = error.errno in {errno.ENOSPC, errno.EDQUOT}
    why = "the disk is full" if full else error.strerror or type(error).__name__
    return f"{where}{why}. Mend that and run again."


class SummarizerError(Exception):
    """An error whose message is meant for the person at the keyboard.

    `usage` is what the model calls for one article took before the error, an
    `extraction.summary.Usage`; None where no model was asked.
    """

    exit_code = 1
    usage: object = None


class UsageError(SummarizerError):
    """The program was called the wrong way."""

    exit_code = 2


class InputError(SummarizerError):
    """A file or folder cannot be used as asked."""


class SettingsError(SummarizerError):
    """A setting is missing or makes no sense."""


class FlagError(UsageError, SettingsError):
    """An option's value makes no sense."""


class PromptError(SummarizerError):
    """A prompt file is missing or malformed."""


class StoreError(SummarizerError):
    """The database cannot be opened, read or written."""


class NotInStoreError(StoreError):
    """The store has no such event, brief, version or article."""


class UnprovedError(StoreError):
    """A brief, or a source behind it, is not what it was when it was made."""


class OutdatedError(StoreError):
    """What the person had before them has been replaced since.

    `current` is the id of the version that stands now.
    """

    def __init__(self, message: str, current: str) -> None:
        super().__init__(message)
        self.current = current


class TakenError(SummarizerError):
    """A brief is asked for of articles that belong elsewhere, or of an event that has none."""


class BusyError(SummarizerError):
    """Too many briefs are waiting to be made."""


class SlackError(SummarizerError):
    """Slack cannot be reached, or does not do what it is asked.

    `code` is Slack's own word for it, such as "not_in_channel"; empty where it gave none.
    """

    def __init__(self, message: str, code: str = "") -> None:
        super().__init__(message)
        self.code = code


class ReviewError(SummarizerError):
    """An act on a brief cannot be done."""


class GateRefusedError(ReviewError):
    """The sources do not carry what the editor wrote.

    `refusals` says for each source that was asked which gate refused it and what was missing.
    """

    def __init__(self, message: str, refusals: Sequence[object]) -> None:
        super().__init__(message)
        self.refusals = refusals


class NotAllowedError(ReviewError):
    """The person's role does not allow it."""


class WrongStateError(ReviewError):
    """The brief is not in a state in which this can be done."""


class ModelError(SummarizerError):
    """The model gave nothing usable for one article."""


class RefusedError(ModelError):
    """The model declined to answer, or its provider filtered the answer."""


class TruncatedError(ModelError):
    """The answer was cut at the length limit."""


class InvalidAnswerError(ModelError):
    """The answer does not fit the form, also after the retries."""


class ModelUnavailable(SummarizerError):  # noqa: N818  a state, not a fault of ours
    """The endpoint cannot be reached or keeps failing."""


class StopRun(SummarizerError):  # noqa: N818  an instruction to the run
    """Nothing more would come back from the model: the whole run must stop."""


class KeyRejected(StopRun):
    """The key is wrong, or may not use this model."""


class QuotaExhausted(StopRun):
    """The account has no credit left."""


class NothingMore(StopRun):
    """Nothing more is begun. What is being asked may end, and what is kept is still there."""


class BudgetSpent(NothingMore):
    """The budget given for this run is used up."""


class Unreachable(NothingMore):
    """The model has not answered several times in a row."""


class Interrupted(NothingMore):
    """The person wants the run to end."""
