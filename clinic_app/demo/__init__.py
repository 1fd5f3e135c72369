"""The demo record with its invented patients, and the scripted appointment that shows the main job."""

#: Shown on the unlock page and filled in there: nothing real is ever kept in the demo record.
PASSWORD = "demo record, no real patients"  # noqa: S105
