from handlers.texts import Texts
from news.team import Role


def role_name(texts: Texts, role: Role) -> str:
    _ = texts.gettext
    match role:
        case Role.OWNER:
            return _("👑 owner")
        case Role.EDITOR:
            return _("✍️ editor")
        case Role.MODERATOR:
            return _("🛡 moderator")
