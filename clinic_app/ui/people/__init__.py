"""People who sign in: who they are, their passwords, and opening a patient in an emergency."""
