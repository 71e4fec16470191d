from handlers.menu import commands
from handlers.request import Request
from handlers.screen import Screen, bold


async def help_(request: Request) -> Screen:
    _ = request.texts.gettext
    listed = "\n".join(f"/{name} – {told}" for name, told in commands(request.texts, request.role))
    return Screen(
        text="\n\n".join(
            (
                bold(_("What I can do")),
                listed,
                "\n".join((bold(_("Below every story")), *_signs(request))),
                _(
                    "Any other text you send is a search. Quotes keep words together, -word leaves one out; "
                    "#category, source:, from: and to: narrow it."
                ),
            )
        )
    )


def _signs(request: Request) -> tuple[str, ...]:
    _ = request.texts.gettext
    talk = _("💬 what readers say; reply to a story to join in, here or in a group")
    return (
        _("📝 a longer summary"),
        _("📖 the full text, here in the chat"),
        _("🔗 related stories"),
        *(() if request.newsroom.policy.discussion == "off" else (talk,)),
        _("🌐 the story on its website"),
        _("🔖 keep it; /saved shows all you keep"),
        _("⋯ follow, no sound, share, why it came, stop"),
    )
