"""Ten questions of professionals are answered from the home page in three steps at most.

Only the keyboard is used, on a small screen. A step is a decision: to search, to follow a link, to
press a button. The Tab key is not a step, but its use is limited as well.
"""

import pytest
from playwright.sync_api import Browser, expect

TABS = 90
"""How many times somebody may have to press Tab on the way to what they look for."""

_FOCUSED = """() => {
  const element = document.activeElement;
  const text = element.getAttribute("aria-label") || element.textContent || "";
  return { text: text.replace(/\\s+/g, " ").trim(), asks: element.name === "q" };
}"""

QUESTIONS = {
    "Waarom lukte de pilot met sociale netwerken niet?": (
        ("ask", "pilot sociale netwerken"),
        ("open", "Een pilot met sociale netwerken die er niet kwam"),
        ("read", "Er waren drie drempels"),
    ),
    "Wat is SNS, en wie werkte ermee?": (
        ("ask", "SNS"),
        ("open", "Hoort bij Thema's: Sociale netwerken"),
        ("read", "De mensen om iemand heen"),
    ),
    "Wat leerden anderen over samenwerken met de gemeente?": (
        ("open", "Gemeente"),
        ("read", "Leer in gemengde groepen"),
    ),
    "Welke plannen zijn niet gelukt?": (
        ("press", "Menu"),
        ("open", "Overzicht"),
        ("open", "Organisatie, Niet gelukt"),
        ("read", "Een pilot met sociale netwerken die er niet kwam"),
    ),
    "Hoe ging het bij Kwadraad negen maanden later?": (
        ("ask", "kwadraad"),
        ("open", "De cliënt is eigenaar van de oplossing"),
        ("read", "Bij overleg zit geen manager meer aan tafel"),
    ),
    "Wat doe ik als iedereen zegt: zo doen we het altijd?": (
        ("ask", "zo doen we het altijd"),
        ("open", "Hoort bij Patronen: De canyon"),
        ("read", "Begin klein, op een plek waar het wel anders mag"),
    ),
    "Welke verhalen gaan over jeugdzorg?": (
        ("ask", "jeugdzorg"),
        ("open", "Hoort bij Doelgroepen: Gezinnen en jeugd"),
        ("read", "Hoe anders werken MEE een nieuwe positie gaf"),
    ),
    "Hoe zet ik een verhaal op papier voor mijn team?": (
        ("ask", "cultuuromslag"),
        ("open", "Een cultuuromslag als ‘onverbiddelijke praktijk’"),
        ("open", "Afdrukken"),
        ("read", "Er zijn dus twee veranderingen nodig."),
    ),
    "Welke lessen zijn er over schroom bij professionals?": (
        ("ask", "schroom"),
        ("read", "Er is veel schroom om sociale netwerken te benaderen."),
    ),
    "Wie weet iets van mantelzogr (met een tikfout)?": (
        ("ask", "mantelzogr"),
        ("open", "Een pilot met sociale netwerken die er niet kwam"),
        ("read", "De vader van een cliënt was accountant"),
    ),
}


class Reader:
    """A reader with a keyboard and a small screen."""

    def __init__(self, chromium: Browser, site: str) -> None:
        self.context = chromium.new_context(viewport={"width": 360, "height": 740}, locale="nl-NL")
        self.page = self.context.new_page()
        self.page.goto(site)
        self.page.wait_for_load_state("networkidle")

    def ask(self, text: str) -> None:
        """Go to the first search box, and search."""
        self._tab_until(lambda focused: bool(focused["asks"]), "a search box")
        self.page.keyboard.type(text)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")
        expect(self.page.locator("[data-cw-live]")).to_be_visible()

    def open(self, name: str) -> None:
        """Go to the next link of that name, and follow it."""
        with self.page.expect_navigation(wait_until="networkidle"):
            self.press(name)

    def press(self, name: str) -> None:
        """Go to the next button of that name, and press it."""
        self._tab_until(lambda focused: str(focused["text"]).startswith(name), name)
        self.page.keyboard.press("Enter")

    def read(self, text: str) -> None:
        """Find the answer on the page."""
        expect(self.page.get_by_text(text).first).to_be_visible()

    def _tab_until(self, reached, what: str) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
        for _ in range(TABS):
            self.page.keyboard.press("Tab")
            if reached(self.page.evaluate(_FOCUSED)):
                return
        pytest.fail(f"{what!r} was not reached with {TABS} times Tab")


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_is_answered_in_three_steps(chromium: Browser, site: str, question: str) -> None:
    steps = QUESTIONS[question]
    assert len([kind for kind, _ in steps if kind != "read"]) <= 3
    reader = Reader(chromium, site)
    for kind, what in steps:
        getattr(reader, kind)(what)
    reader.context.close()


def test_there_are_ten() -> None:
    assert len(QUESTIONS) == 10
