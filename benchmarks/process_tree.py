"""What a process and its children weigh, read from /proc (Linux)."""

from pathlib import Path


def resident_megabytes(pid: int) -> float:
    """Resident memory of the process and all its descendants, shared pages counted once each."""
    return sum(_proportional(each) for each in (pid, *_descendants(pid))) / 1e6


def cpu_seconds(pid: int) -> float:
    """User and system time of the process itself and of the children it has waited for."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return sum(int(ticks) for ticks in fields[11:15]) / 100


def _proportional(pid: int) -> int:
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) * 1024
    return 0


def _descendants(pid: int) -> list[int]:
    children = [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    return [*children, *(grandchild for child in children for grandchild in _descendants(child))]
