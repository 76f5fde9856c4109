"""Plugin options and site settings: models, loading, validation, errors with their line."""
