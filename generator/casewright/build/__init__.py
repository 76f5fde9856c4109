"""From case files to a published site: records, store, executor, pages, pipeline."""
