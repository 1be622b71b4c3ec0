"""The window and the terminal over the reference."""
