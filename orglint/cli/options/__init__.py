"""The options of the commands: the only folder besides the commands themselves that knows click."""
