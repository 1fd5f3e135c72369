"""Windows and cards for what goes in and out of the record: imports, exports, copies, checks, erasing."""
