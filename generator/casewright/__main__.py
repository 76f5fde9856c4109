"""Run the command ``casewright`` with ``python -m casewright``."""

from casewright.cli.main import main

if __name__ == "__main__":  # not in the process of a preview, which reads this file as well
    main()
