"""The failures that end a command: foreseen, with a message, and without a traceback.

The doors turn them into words and exit codes; nothing in between catches them to go on.
"""

from casewright.diagnostics.diagnostic import Diagnostic
from casewright.locale.message import Message


class CasewrightError(Exception):
    """A foreseen failure; ``exit_code`` is what the command ends with."""

    exit_code = 1

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message


class ContentError(CasewrightError):
    """Files of the knowledge base have errors; the diagnostics say which."""

    exit_code = 1

    def __init__(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        super().__init__(Message("fault.content", {"count": len(diagnostics)}))
        self.diagnostics = diagnostics


class WrongUseError(CasewrightError):
    """The command or the settings ask for what cannot be."""

    exit_code = 2


class EnvironmentFaultError(CasewrightError):
    """The machine stands in the way: disk, permission, a missing program."""

    exit_code = 3


class BrokenSiteError(CasewrightError):
    """A site was rendered that has defects; ``defects`` says which. It was not published."""

    exit_code = 1

    def __init__(self, defects: tuple[Message, ...]) -> None:
        super().__init__(Message("fault.broken-site", {"count": len(defects)}))
        self.defects = defects
