"""The build: pipeline, store, executor, export."""
