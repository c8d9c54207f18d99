"""`python -m bot`: every command of the service; imports late, so that --help answers at once."""

import sys

from bot.cli import main

if __name__ == "__main__":
    sys.exit(main())
