"""Pagination of long lists."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

_Item = TypeVar("_Item")


@dataclass(frozen=True, slots=True)
class PageLink:
    """A link to a page of a list."""

    number: int
    address: str
    current: bool


@dataclass(frozen=True)
class Page(Generic[_Item]):
    """A page of a list, with links to the others."""

    items: tuple[_Item, ...]
    page: int
    pages: tuple[PageLink, ...]
    previous: str | None
    next: str | None


def paginate(
    items: Sequence[_Item], size: int, address: Callable[[int], str]
) -> tuple[Page[_Item], ...]:
    """Split a list into pages of ``size`` items; an empty list gives one empty page."""
    count = max(1, -(-len(items) // size))
    return tuple(_sheet(items, size, number, count, address) for number in range(1, count + 1))


def _sheet(
    items: Sequence[_Item], size: int, number: int, count: int, address: Callable[[int], str]
) -> Page[_Item]:
    return Page(
        items=tuple(items[(number - 1) * size : number * size]),
        page=number,
        pages=tuple(
            PageLink(other, address(other), other == number) for other in _shown(number, count)
        ),
        previous=address(number - 1) if number > 1 else None,
        next=address(number + 1) if number < count else None,
    )


def _shown(number: int, count: int) -> list[int]:
    """Return the pages to link to: the first, the last, and those around the current one."""
    near = range(number - 2, number + 3)
    return [other for other in range(1, count + 1) if other in (1, count) or other in near]
