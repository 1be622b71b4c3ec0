"""The parts of the window; each knows its model and the records, and no other part."""
