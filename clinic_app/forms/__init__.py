"""What is asked and what was answered: Questionnaires, visibility, scoring, answers → findings. Plain Python."""
