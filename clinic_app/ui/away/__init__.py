"""A clinic's server that does not answer: what a room goes on with, how it gets back, what was refused."""
