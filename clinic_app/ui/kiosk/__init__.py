"""The turned screen: a patient answers alone, with large targets and one question a screen."""
