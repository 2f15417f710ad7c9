"""Views of a reading: the contract's JSON, the terminal, a page. Each is a pure function of the records."""
