"""The build: pipeline, store, executor, images, export."""
