from collections.abc import Iterator
from typing import Final

from news.comment import Concern, Hold, HouseRules, Refusal, Refuse, Show, Verdict, Written
from news.rules.wording import cleaned, disguises, folded, has_link, has_word, hides, shouts

ECHOES: Final = 2
"""So many others with the same text in a day make it an advert."""
GOOD_NAME: Final = 5
"""So many approved comments let links pass; fewer may have been earned with “nice”."""
_SNEAKY: Final = {Concern.INVISIBLE, Concern.LOOKALIKE, Concern.REPEATED}


def judge(comment: Written, rules: HouseRules) -> Verdict:
    """What becomes of a comment. The newsroom's own people are not judged, but can't write nothing either."""
    text = cleaned(comment.text)
    if (why := _refusal(comment, text, rules)) is not None:
        return Refuse(why)
    if comment.member:
        return Show(text)
    concerns = tuple(_concerns(comment, rules))
    if _is_doubtful(comment, concerns):
        return Hold(text, concerns, doubtful=True)
    if concerns:
        return Hold(text, concerns)
    return Hold(text, (Concern.HELD_ALL,)) if rules.discussion == "hold" else Show(text)


def _refusal(comment: Written, text: str, rules: HouseRules) -> Refusal | None:
    """The first that applies; what is asked first matters most to the author."""
    habits, stranger = comment.habits, not comment.member
    refusals = (
        (Refusal.CLOSED, rules.discussion == "off"),
        (Refusal.BANNED, comment.author.banned and stranger),
        (Refusal.EMPTY, not any(character.isprintable() and not character.isspace() for character in text)),
        (Refusal.LONG, len(text) > rules.longest),
        (Refusal.AGAIN, habits.again > 0),
        (Refusal.FAST, stranger and habits.minute >= rules.a_minute),
        (Refusal.MANY, stranger and habits.day >= rules.a_day),
    )
    return next((why for why, applies in refusals if applies), None)


def _concerns(comment: Written, rules: HouseRules) -> Iterator[Concern]:
    text, author = comment.text, comment.author
    if rules.discussion == "trusted" and not author.approved:
        yield Concern.FIRST
    if has_link(text) and author.approved < GOOD_NAME:
        yield Concern.LINK
    if has_word(folded(text), rules.words):
        yield Concern.WORD
    if comment.habits.echoes >= ECHOES:
        yield Concern.REPEATED
    if hides(text):
        yield Concern.INVISIBLE
    if disguises(text):
        yield Concern.LOOKALIKE
    if comment.forwarded:
        yield Concern.FORWARDED
    if shouts(text):
        yield Concern.SHOUTING


def _is_doubtful(comment: Written, concerns: tuple[Concern, ...]) -> bool:
    """Who hides what they say, or begins with two faults at once, does not ring for a moderator."""
    newcomer = not comment.author.approved
    faults = set(concerns) - {Concern.FIRST}
    return (
        bool(faults & _SNEAKY) or (newcomer and len(faults) > 1) or (newcomer and comment.author.rejected > 1)
    )
