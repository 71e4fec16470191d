"""Which of the sponsors' buttons is answered by which view, for whom."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Final

from handlers.action import Action
from handlers.request import Request
from handlers.rights import press_for
from handlers.screen import Answer
from handlers.sponsors import asking, callback, listed, settle

VIEWS: Final[Mapping[type[Action], Callable[[Request, Any], Awaitable[Answer]]]] = {
    callback.ShowSponsors: press_for("sponsors", listed.show_sponsors),
    callback.ShowSponsor: press_for("sponsors", listed.show_sponsor),
    callback.AskForSponsor: press_for("sponsors", asking.ask_for_sponsor),
    callback.AskOfSponsor: press_for("sponsors", asking.ask_of_sponsor),
    callback.ChooseSponsorCap: press_for("sponsors", settle.choose_cap),
    callback.TurnSponsor: press_for("sponsors", settle.turn),
    callback.AskToEnd: press_for("sponsors", listed.ask_to_end),
}
