"""The licence: under which terms a case may be used, its own before the site's."""

from dataclasses import dataclass

from casewright.cases.summary import AnyCase
from casewright.settings import Settings


@dataclass(frozen=True, slots=True)
class Licence:
    """A licence by its name, and where it is told, if that is known."""

    name: str
    url: str | None

    def __str__(self) -> str:
        """Write both on one line."""
        return " ".join(filter(None, (self.name, self.url)))


def licence_of_site(settings: Settings) -> Licence | None:
    """Give the licence of all cases that have none of their own."""
    licence = settings.options.licence
    return Licence(licence.name, licence.url) if licence else None


def licence_of_case(case: AnyCase, settings: Settings) -> Licence | None:
    """Give the licence of a case."""
    return own_licence(case) or licence_of_site(settings)


def own_licence(case: AnyCase) -> Licence | None:
    """Give the licence that a case has of its own."""
    own = case.licence
    return Licence(own.name, own.url or None) if own else None
