"""Lets ``python -m casewright`` do what the command ``casewright`` does."""

from casewright.cli import main

main()
