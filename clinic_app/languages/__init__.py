"""The languages patients read: one file a language, everything that is printed for a patient."""
