"""What stands beside and behind the day's list: presence, what waits, the list of the booking program."""
