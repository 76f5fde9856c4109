"""Context of print editions: handout, booklet, worksheet, facilitator's sheet."""
