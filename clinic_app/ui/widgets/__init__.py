"""The controls every page is built from: one widget a file, words handed in, nothing about patients."""
