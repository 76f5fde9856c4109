"""The command line: one module for each command, localized help, progress."""
