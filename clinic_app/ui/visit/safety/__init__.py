"""The safety page by its parts: the questions, the flags that are up, the decision about each."""
