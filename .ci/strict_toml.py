"""Reads every TOML file below the folders that are named, as strictly as Python's reader of TOML 1.0 does."""

import sys
import tomllib
from pathlib import Path


def main(folders: list[str]) -> int:
    files = sorted(file for folder in folders for file in Path(folder).rglob("*.toml"))
    refused = 0
    for file in files:
        try:
            tomllib.loads(file.read_bytes().decode("utf-8"))
        except ValueError as error:
            refused += 1
            print(f"{file}: {error}", file=sys.stderr)
    print(f"{len(files)} files, {refused} refused")
    return 1 if refused or not files else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
