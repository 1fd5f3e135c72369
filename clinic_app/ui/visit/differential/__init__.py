"""The panel of muscles by its parts: what is marked, what stands first, the rows, what is made of them."""
