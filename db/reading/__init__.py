"""Questions to the bundled reference, read-only: its tree, sheets, documents, sources and facts."""
