"""Run the rules over all files: rule, registry, runner, suppressions, personal data."""
