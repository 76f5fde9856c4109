"""The model of a case and of vocabularies: fields, dates, summaries, index, JSON Schema."""
