"""Use cases, one verb a file: each asks the rules, then tells the ports what to do."""
