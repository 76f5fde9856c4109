"""What it costs: generated knowledge bases, and a comparison with stock MkDocs Material."""
