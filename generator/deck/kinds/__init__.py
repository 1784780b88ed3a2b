"""A planned slide goes in, one or more placed slides come out: a module for each kind of slide in the look book."""
