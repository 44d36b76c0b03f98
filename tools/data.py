"""Lleva a la página lo que toma de Python: ``data.js`` y ``rules.js``, de ``optlib/static``, o dice lo que falta."""

import sys

from broken_bank import broken_bank


def main() -> int:
    # Con optlib mal escrita no se podría importar lo demás.
    if why := broken_bank():
        print(why, file=sys.stderr)
        return 1
    import browser_data

    return browser_data.main()


if __name__ == "__main__":
    sys.exit(main())
