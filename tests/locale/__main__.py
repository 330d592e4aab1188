"""``python -m tests.locale``: write the French catalogue anew, and say what is still to be translated."""

import sys

from tests.locale.catalogue import path, translations, written
from tests.locale.messages import messages


def main() -> int:
    """Ends with 1 where a message has no French yet."""
    file = path("modemploi")
    elsewhere = translations(path("model").read_text(encoding="utf-8"))
    french = translations(file.read_text(encoding="utf-8"))
    places = {english: said for english, said in messages().items() if english in french or english not in elsewhere}
    file.write_text(written(places, french), encoding="utf-8", newline="\n")
    empty = [english for english in places if not french.get(english)]
    sys.stdout.write("".join(f"{english}\n" for english in empty))
    sys.stdout.write(f"{len(places)} messages, {len(empty)} to translate\n")
    return int(bool(empty))


if __name__ == "__main__":
    sys.exit(main())
