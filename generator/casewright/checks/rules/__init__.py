"""The rules, each in a folder of its own.

In ``long_sentence/`` lies everything that belongs to ``long-sentence``: the eye (``__init__.py``),
the words of its page and its messages (``<language>.po``), a bad and a good example, and what is
reported of the bad one.
"""
