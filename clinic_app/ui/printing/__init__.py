"""Paper: to the printer beside this computer, to another, into a file, or locked for e-mail; asked for whom."""
