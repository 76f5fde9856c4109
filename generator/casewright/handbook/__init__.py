"""The handbook: how to read, write, facilitate and maintain, in the words of the site's language.

It is part of the program, so that what it says goes for the version that built the site. A page is
Markdown with gaps; what can be read off the code (commands, settings, templates) is filled in.
"""
