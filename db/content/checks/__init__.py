"""Rules that only the whole pack can break: each module gathers problems of one sort."""
