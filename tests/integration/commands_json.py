"""Writes down what the handbook says of the commands; run it after one of them changed."""

from casewright.cli import main
from casewright.commands.described import describe
from casewright.handbook.facts import FILE, facts_text

if __name__ == "__main__":
    FILE.write_text(facts_text(describe(main)), encoding="utf-8")
