"""The examination page by its parts: the muscles felt and the sections of the form."""
