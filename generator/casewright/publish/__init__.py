"""Check the links of a built site and put it in place of the old one."""
