"""Everything that speaks SQL: one set of queries, two databases under it.

Border: nothing but this package imports a database driver or writes SQL, and nothing of it but `open_storage`,
`held_alone`, `migrate`, `backup` and `check` is for others. What it gives is `news.ports.Storage`; what it
raises is the StorageError tree. It takes its types from `news` and calls none of its rules or use cases: time
and decisions come in, rows go out.

Inside: one noun a file (`sources`, `articles`, `pushes`, ...), each holding its statements, written once with
`:name` parameters; `database` is what they speak through; `sqlite` and `postgres` are the two behind it.
"""

from storage.backup import backup
from storage.checkup import Checkup, check
from storage.opening import migrate, open_storage
from storage.sole import held_alone

__all__ = ["Checkup", "backup", "check", "held_alone", "migrate", "open_storage"]
