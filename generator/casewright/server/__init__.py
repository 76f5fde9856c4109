"""The live preview: file watcher, rebuild, live reload."""
