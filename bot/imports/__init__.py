"""`khao import`: articles that came out before, brought into the archive a batch at a time.

Each batch is stored whole or not at all, and what is stored already is passed over. So an import that was cut
off goes on when it is asked for again, and one that was done doubles nothing.
"""
