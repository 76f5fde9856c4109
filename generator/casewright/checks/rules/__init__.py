"""The rules, one folder each.

``long_sentence/`` contains the rule ``long-sentence``: the check (``__init__.py``), the texts of
its page and messages (``<language>.po``), a bad and a good example, and the report on the bad one.
"""
