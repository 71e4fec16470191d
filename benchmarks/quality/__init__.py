"""How good what readers get is, over real text given by path; run it by `python -m benchmarks.quality`."""
