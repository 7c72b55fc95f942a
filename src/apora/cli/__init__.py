"""The command line: one command a file. Parse, call one workflow function, print."""
