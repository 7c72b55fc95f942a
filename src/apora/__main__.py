"""`python -m apora` does what the command `apora` does."""

from apora.cli.main import main

if __name__ == "__main__":
    main()
