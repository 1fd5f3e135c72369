"""One patient beside the list: visits, details, and putting a wrong entry right."""
