"""A site before rendering: its pages, its own files, images, the build date."""
