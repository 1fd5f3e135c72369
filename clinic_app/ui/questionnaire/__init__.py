"""Any FHIR Questionnaire on the screen: every kind of item in a control of its own, only what is seen is built."""
