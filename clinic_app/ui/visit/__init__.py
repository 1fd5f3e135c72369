"""The pages of one visit."""
