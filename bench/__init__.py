"""Benchmarks: generated knowledge bases, and a comparison with stock MkDocs Material."""
