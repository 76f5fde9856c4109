"""The built-in documentation: how to read, write, facilitate and maintain.

It is part of the package, so that it matches the version that built the site. The pages are
Markdown templates, filled with the reference of commands, settings and templates.
"""
