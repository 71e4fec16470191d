import gc


def main() -> None:
    """The `khao` command. What is loaded stays: to look through it for garbage took a quarter of the time."""
    gc.disable()
    from bot.cli import main as khao  # noqa: PLC0415 - loaded while nothing is looked through

    gc.freeze()
    gc.enable()
    khao()


if __name__ == "__main__":
    main()
