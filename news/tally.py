from typing import Literal

Deed = Literal["read", "shared"]
"""What is counted of an article, without anybody's name."""
