"""Reads every YAML file below the folders that are named."""

import sys
from pathlib import Path

import yaml


def main(folders: list[str]) -> int:
    files = sorted(file for folder in folders for file in Path(folder).rglob("*.yml"))
    for file in files:
        yaml.safe_load(file.read_text(encoding="utf-8"))
    print(f"{len(files)} files")
    return 0 if files else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
