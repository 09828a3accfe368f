"""Tables from outside: mapping, preview, errors by cell, all or nothing, undo."""
