"""A knowledge base that does not exist yet: what its maintainer gets on the first day."""
