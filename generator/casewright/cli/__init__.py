"""The commands, one a module; ``cli`` is the door to all of them."""
