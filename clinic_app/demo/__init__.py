"""The demo record with its invented patients, and the scripted appointment that shows the main job."""
