"""What a report may show of a text that somebody else wrote."""


def visible(text: str) -> str:
    """Make what cannot be printed visible, so that no file can write to a terminal as it likes."""
    return text if text.isprintable() else "".join(map(_visible, text))


def _visible(sign: str) -> str:
    if sign == "\t":
        return " "
    return sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}"
