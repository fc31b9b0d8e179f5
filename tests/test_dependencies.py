"""Every dependency is locked with its hash, explained in docs/dependencies.md, and alive."""

import re
import tomllib
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCK = tomllib.loads((ROOT / "uv.lock").read_text(encoding="utf-8"))
OLDEST = timedelta(days=3 * 365)


def named(words: list[str]) -> set[str]:
    return {re.split(r"[><=~!; \[]", word)[0].lower() for word in words}


def wanted() -> set[str]:
    project = PROJECT["project"]
    lists = [project["dependencies"], *project["optional-dependencies"].values()]
    return set().union(*map(named, [*lists, *PROJECT["dependency-groups"].values()]))


def files(package: dict[str, Any]) -> list[dict[str, Any]]:
    return [*package.get("wheels", []), *([package["sdist"]] if "sdist" in package else [])]


def released(package: dict[str, Any]) -> datetime:
    return max(datetime.fromisoformat(file["upload-time"]) for file in files(package))


LOCKED = {package["name"]: package for package in LOCK["package"] if package["name"] in wanted()}


def test_every_file_in_the_lock_has_its_hash() -> None:
    without = [package["name"] for package in LOCK["package"] for file in files(package) if not file["hash"]]
    assert not without


def test_every_dependency_is_explained_and_nothing_else_is() -> None:
    cells = [line.split("|")[1].split(",") for line in PAGE.splitlines() if line.startswith("| ")]
    listed = {name.strip() for names in cells for name in names} - {"package"}
    assert listed == wanted()


def test_the_dates_on_the_page_are_those_of_the_locked_versions() -> None:
    for line in PAGE.splitlines():
        dates = re.findall(r"\d{4}-\d{2}-\d{2}", line)
        if line.startswith("| ") and dates:
            names = [name.strip() for name in line.split("|")[1].split(",")]
            assert dates == [f"{released(LOCKED[name]):%Y-%m-%d}" for name in names], names


def test_a_dependency_is_alive_or_the_reason_to_keep_it_is_written_down() -> None:
    newest = max(released(package) for package in LOCKED.values())
    still = {name for name, package in LOCKED.items() if newest - released(package) > OLDEST}
    assert still == {"pyserial"}
    assert all(f"**{name}** has had no release since" in PAGE for name in still)
