"""From findings to alerts, a ranking with reasons, and what to ask next. Plain Python."""
