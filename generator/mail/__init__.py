"""A content file and recipients go in, messages that carry its works come out, one at a time, and are sent to each once."""
