"""Every word that people see, and every address."""
