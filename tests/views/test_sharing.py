"""Elements that most sets contain come first."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from casewright.cases.shared_terms import most_shared

PLACES = st.sets(st.integers(min_value=0, max_value=70))


def test_the_most_shared_place_comes_first() -> None:
    assert list(most_shared([0b0110, 0b0010, 0b1010])) == [1, 2, 3]


@given(st.lists(PLACES, max_size=12))
def test_the_order_is_that_of_counting_one_by_one(sets: list[set[int]]) -> None:
    counts = Counter(place for places in sets for place in places)
    numbers = [sum(1 << place for place in places) for places in sets]
    assert list(most_shared(numbers)) == sorted(counts, key=lambda place: (-counts[place], place))
