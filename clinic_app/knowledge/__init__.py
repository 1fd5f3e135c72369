"""What is known, as data with sources: zones, muscles, causes, findings, exercises, red flags, rules. Plain Python."""
