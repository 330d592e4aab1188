"""When a command does nothing: why, in one sentence that can be translated."""


class Refusal(Exception):
    """Nothing was done. `message` is an English template of the catalogue, `values` fill it."""

    def __init__(self, message: str, **values: str) -> None:
        super().__init__(message.format(**values))
        self.message, self.values = message, values


def _(message: str) -> str:
    """Mark a sentence for the catalogue."""
    return message


NO_GUIDE = _("There is no guide “{slug}” in {folder}.")
NO_LANGUAGE_FILE = _("There is no {path}: begin with a file for that language.")
IS_SOURCE = _("“{language}” is the language the guide is written in; stamps are for translations.")
UNREADABLE = _("{path} cannot be read as it is. See: modemploi check {slug}")
NO_PART = _("“{part}” is not a part that both {source} and {path} speak about.")
BAD_SLUG = _("“{slug}” cannot name a guide: lower-case words joined by hyphens, like electrify-isolated-school.")
GUIDE_EXISTS = _("There is already a folder {path}.")
UNKNOWN_LANGUAGE = _("“{language}” is not one of the library's languages: {known}.")
NO_FOLDER = _("There is no folder {path}.")
