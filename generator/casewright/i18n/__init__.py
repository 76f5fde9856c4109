"""Translation catalogs, messages, language detection, text normalization."""
