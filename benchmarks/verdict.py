"""A table of what was wanted and what came out, in green and red."""

import sys
from dataclasses import dataclass, field

from rich.console import Console
from rich.table import Table


@dataclass
class Report:
    title: str
    _rows: list[tuple[str, str, str, bool | None]] = field(default_factory=list)

    def note(self, what: str, figure: str) -> None:
        """Worth knowing, and nothing to be held to."""
        self._rows.append((what, figure, "", None))

    def at_most(self, what: str, figure: float, limit: float, form: str = "{:g}") -> None:
        self._rows.append((what, form.format(figure), f"<= {form.format(limit)}", figure <= limit))

    def at_least(self, what: str, figure: float, limit: float, form: str = "{:g}") -> None:
        self._rows.append((what, form.format(figure), f">= {form.format(limit)}", figure >= limit))

    @property
    def held(self) -> bool:
        return all(held is not False for *_, held in self._rows)

    def show(self) -> None:
        table = Table("what", "figure", "wanted", "verdict", title=self.title)
        for what, figure, wanted, held in self._rows:
            verdict = "" if held is None else "[green]held[/]" if held else "[bold red]missed[/]"
            table.add_row(what, figure, wanted, verdict)
        Console().print(table)


def conclude(*reports: Report) -> None:
    """Ends the process, with a failure where something was missed."""
    sys.exit(0 if all(report.held for report in reports) else 1)
