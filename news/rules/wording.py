"""What a stranger's text says, beneath what it looks like."""

import re
import unicodedata
from typing import Final

_KEPT_FORMAT: Final = {"\u200d", "\ufe0f"}
"""Join emoji into one, and make them colourful."""
_THAI_SPACE: Final = "\u200b"
"""Thai pages mark the ends of words with it, so in Thai it hides nothing."""
_MARK: Final = "[\u0300-\u036f\u0483-\u0489\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u1ab0-\u1aff\u20d0-\u20ff]"
_MARKS: Final = re.compile(f"({_MARK}{{4}}){_MARK}+")
"""Four on one letter. Thai needs two; a pile of them runs over the lines above."""
_BLANK_LINES: Final = re.compile(r"\n\s*\n\s*")
_SPACES: Final = re.compile(r"[^\S\n]+")
_BREAKS: Final = str.maketrans(
    {"\r": "\n", "\u2028": "\n", "\u2029": "\n", "\x0b": "\n", "\x0c": "\n", "\t": " "}
)

_ENDING: Final = (
    "(?:com|net|org|info|biz|online|site|shop|store|club|vip|bet|casino|top|xyz|live|app|link|me|io|co|th|ly|gg|cc"
    r"|tv|ru|cn)\b(?!\.\w)"
)
_DOT: Final = r"(?:\.|\s?(?:\(dot\)|\[dot\]|\[\.\])\s?)"
_LINK: Final = re.compile(
    rf"""
    \b(?:https?|tg|line)\s?:\s?//                # an address
    | \bwww\s?\.
    | (?<![\w.])[\w-]+(?:{_DOT}[\w-]+)*?{_DOT}{_ENDING}
    | (?<![\w@])@[A-Za-z0-9_]{{4,}}              # a name at Telegram, LINE and the like
    | [\w.+-]+@[\w-]+\.\w
    | (?:\bline|ไลน์|ไลน)\s*(?:id|ไอดี)?\s*[:@=]\s*\S
    | (?<!\d)0[689]\d?[\s-]?\d{{3}}[\s-]?\d{{3,4}}(?!\d)  # a mobile telephone in Thailand
    """,
    re.IGNORECASE | re.VERBOSE,
)
_LATIN_TWINS: Final = str.maketrans(
    "аеорсхуіјѕԁһкмнтвгαεικνορτυχβ" + "АЕОРСХУІЈЅКМНТВΑΕΙΚΝΟΡΤΥΧΒΖΗΜ" + "ı|",
    "aeopcxyijsdhkmhtbraeiknoptuxb" + "aeopcxyijskmhtbaeiknoptyxbzhm" + "il",
)
_LEET: Final = str.maketrans("013457@$", "oieastas")
_SINGLES: Final = re.compile(r"(?<!\w)(?:\w[\s._*-]+){2,}\w(?!\w)")
_BETWEEN: Final = re.compile(r"(?:(?!" + _MARK + r")[\W_])+")
"""Words. A mark belongs to its letter, though Python counts it as none."""
_FOREIGN: Final = ("CYRILLIC", "GREEK")
_SENTENCE: Final = 20
"""Letters; fewer capitals are an abbreviation or a cheer."""
_FANCY: Final = 0x2100
"""From here on Unicode has letters that are others in a fancy dress."""


def cleaned(text: str) -> str:
    """The text as it may be shown: no characters that hide, no walls of blank lines or of marks."""
    composed = unicodedata.normalize("NFC", text.translate(_BREAKS))
    kept = "".join(character for character in composed if _is_seen(character))
    lines = "\n".join(_SPACES.sub(" ", line).strip() for line in _BLANK_LINES.sub("\n\n", kept).split("\n"))
    return _MARKS.sub(r"\1", lines).strip().strip("\u200d\ufe0f")


def folded(text: str) -> str:
    """Texts that look alike become one: cases, scripts, digits for letters, letters s p a c e d out."""
    seen = unicodedata.normalize("NFKC", cleaned(text).replace(_THAI_SPACE, "")).casefold()
    joined = _SINGLES.sub(lambda spaced: re.sub(r"[\W_]+", "", spaced[0]), seen)
    words = _BETWEEN.split(joined)
    return " ".join(_folded_word(word) for word in words if word)


def has_link(text: str) -> bool:
    """An address, a name to write to, a telephone: whatever leads elsewhere."""
    return _LINK.search(unicodedata.normalize("NFKC", cleaned(text))) is not None


def hides(text: str) -> bool:
    """Invisible characters between letters, where only a word that wants to pass unseen has them."""
    return any(
        not _is_seen(hidden) and hidden not in "\r\0" and before.isalpha() and after.isalpha()
        for before, hidden, after in zip(text, text[1:], text[2:], strict=False)
        if not (hidden == _THAI_SPACE and _is_thai(before) and _is_thai(after))
    )


def disguises(text: str) -> bool:
    """Letters of another script, or fancy ones, in the place of plain ones."""
    return any(_is_mixed(word) or _is_fancy(word) for word in re.findall(r"\w+", text))


def has_word(fold: str, words: frozenset[str]) -> bool:
    """`words` are folded. Thai ones count inside a text, which has no spaces; others as words of their own."""
    spaced = f" {fold} "
    close = fold.replace(" ", "")
    return any(
        word.replace(" ", "") in close if _is_thai(word[:1]) else f" {word} " in spaced
        for word in words
        if word
    )


def shouts(text: str) -> bool:
    """Long, and hardly anything but capitals, or one character over and over."""
    latin = [character for character in text if character.isascii() and character.isalpha()]
    capitals = sum(character.isupper() for character in latin)
    return (len(latin) >= _SENTENCE and capitals > 0.8 * len(latin)) or re.search(
        r"(\S)\1{11}", text
    ) is not None


def _is_seen(character: str) -> bool:
    if character == "\n" or character in _KEPT_FORMAT:
        return True
    return unicodedata.category(character) not in {"Cc", "Cf", "Cs", "Co", "Cn"}


def _is_thai(character: str) -> bool:
    return "\u0e01" <= character <= "\u0e5b"


def _folded_word(word: str) -> str:
    latin = word.translate(_LATIN_TWINS)
    return latin.translate(_LEET) if any("a" <= letter <= "z" for letter in latin) else latin


def _is_mixed(word: str) -> bool:
    scripts = {unicodedata.name(letter, "?").partition(" ")[0] for letter in word if letter.isalpha()}
    return "LATIN" in scripts and any(foreign in scripts for foreign in _FOREIGN)


def _is_fancy(word: str) -> bool:
    fancy = (letter for letter in word if letter.isalpha() and ord(letter) >= _FANCY)
    return sum(unicodedata.normalize("NFKC", letter).isascii() for letter in fancy) > 1
