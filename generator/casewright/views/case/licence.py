"""The licence of a case: its own, or that of the site."""

from dataclasses import dataclass

from casewright.cases.summary import AnyCase
from casewright.config.settings import Settings


@dataclass(frozen=True, slots=True)
class LicenceView:
    """A licence: name and, if known, address."""

    name: str
    url: str | None

    def __str__(self) -> str:
        """Return name and address on one line."""
        return " ".join(filter(None, (self.name, self.url)))


def licence_of_site(settings: Settings) -> LicenceView | None:
    """Return the default licence of the site."""
    licence = settings.options.licence
    return LicenceView(licence.name, licence.url) if licence else None


def licence_of_case(case: AnyCase, settings: Settings) -> LicenceView | None:
    """Return the licence of a case."""
    return own_licence(case) or licence_of_site(settings)


def own_licence(case: AnyCase) -> LicenceView | None:
    """Return the licence that is set in the case."""
    own = case.licence
    return LicenceView(own.name, own.url or None) if own else None
