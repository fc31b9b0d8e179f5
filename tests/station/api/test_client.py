"""InvenTree's own Python package works against the station: the newest one and 0.23.2, unmodified."""

import json
import os
import subprocess
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest

from station.api.server import ApiServer
from station.roles import Role
from station.service import Station
from tests.conftest import BOTH
from tests.station.api.conftest import PASSWORD

pytestmark = BOTH

ROOT = Path(__file__).parents[3]
OLD = "0.23.2"


@pytest.fixture(scope="session")
def old_package() -> Path:
    """Return a folder with the older package, kept in build/ once it was fetched and its hash was right."""
    kept = ROOT / "build" / f"inventree-{OLD}"
    if not kept.exists():
        kept.parent.mkdir(exist_ok=True)
        fetched = Path(tempfile.mkdtemp(dir=kept.parent))
        uv = str(Path(sys.executable).with_name("uv"))
        wanted = str(ROOT / "tests" / "data" / f"inventree-{OLD}.txt")
        options = ["--quiet", "--no-deps", "--require-hashes", "--target", str(fetched), "-r", wanted]
        subprocess.run([uv, "pip", "install", *options], check=True)
        try:
            fetched.rename(kept)
        except OSError:
            assert kept.exists()  # another worker was quicker
    return kept


@pytest.fixture(params=[OLD, version("inventree")])
def told(request: pytest.FixtureRequest, api: ApiServer, station: Station) -> dict[str, Any]:
    """Return what a program with one version of the package told of its work."""
    station.add_operator("berta", Role.LINK, PASSWORD)
    key = station.create_token("script")[1]
    folder = request.getfixturevalue("old_package") if request.param == OLD else ""
    script = Path(__file__).with_name("client_session.py")
    done = subprocess.run(
        [sys.executable, script, api.address, key, "berta", PASSWORD],
        env={**os.environ, "PYTHONPATH": str(folder)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    assert found["version"] == request.param
    assert found["user"] == "script"
    return found


def test_the_client_links_scans_is_refused_unlinks_and_sees_its_history(
    told: dict[str, Any], station: Station
) -> None:
    codes = told["codes"]
    assert codes["linked"]["success"] == "Assigned barcode to stockitem instance"
    assert codes["hash"] == codes["linked"]["barcode_hash"]
    assert codes["scanned"]["stockitem"]["instance"]["pk"] == 2
    assert codes["conflict"] == 400
    assert codes["unlinked"] == {"success": "Barcode unassigned from stockitem instance"}
    assert (codes["hash after"], codes["scanned after"]) == ("", 400)
    assert [row["result"] for row in codes["history"]["results"]] == [False, True, False, True]
    assert {row["user_detail"]["username"] for row in codes["history"]["results"]} == {"berta"}
    assert codes["tracked"] == ["Barcode unlink", "Barcode link"]
    assert [(entry.event, entry.operator) for entry in station.history() if not entry.device][2:] == [
        ("unlink", "berta"),
        ("link", "berta"),
    ]


def test_the_client_reads_stock_parts_places_supplier_parts_and_orders(
    told: dict[str, Any], station: Station
) -> None:
    stock = told["stock"]
    assert stock["stock items"] == stock["counted"] == 1106
    assert len(stock["page"]) == 3
    assert set(stock["searched"]) == {"P10KAWTR-ND"}
    assert (stock["part"], stock["location"]) == ("R_10K_0402_1%", "Reel Storage")
    assert 2 in stock["of the part"]
    assert len(stock["of the part"]) < 50
    assert stock["parent"] == "Electronics Lab"
    assert "P10KAWTR-ND" in stock["supplier parts"]
    assert stock["order"] == "PO0001"
    assert stock["line"] == [1, "YAG1343TR-ND"]
    assert stock["kinds"] == [414, 19, 773, 12]
    assert stock["location's code"]["success"] == "Assigned barcode to stocklocation instance"
    assert stock["part's code"]["success"] == "Assigned barcode to part instance"


def test_a_login_by_password_brings_a_token(told: dict[str, Any], station: Station) -> None:
    caller = station.sign_in_by_token(told["key"])
    assert caller is not None
    assert (caller.name, caller.token) == ("berta", "berta/inventree-python-client")
