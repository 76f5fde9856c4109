"""Context of the page of a case: card, lessons, images, citation, related cases."""
