"""Lets ``python -m casewright`` do what the command ``casewright`` does."""

from casewright.cli import main

if __name__ == "__main__":  # not in the process of a preview, which reads this file as well
    main()
