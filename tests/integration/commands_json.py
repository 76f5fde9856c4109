"""Write the command reference of the handbook; run this after a command changes."""

from casewright.cli.main import main
from casewright.cli.reference import describe_commands
from casewright.handbook.reference import REFERENCE_FILE, format_command_reference

if __name__ == "__main__":
    REFERENCE_FILE.write_text(format_command_reference(describe_commands(main)), encoding="utf-8")
