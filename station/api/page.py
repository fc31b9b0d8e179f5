"""The page at /api-doc/: it shows the description and tries it out, with nothing from anywhere else."""

from pathlib import Path

from station.api.answers import Answer

FOLDER = Path(__file__).parent.parent.parent / "resources" / "api"

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}


def _file(name: str, media_type: str) -> Answer:
    return Answer((FOLDER / name).read_bytes(), headers=HEADERS, media_type=media_type)


FILES = {
    "/api-doc/": _file("index.html", "text/html"),
    "/api-doc/page.js": _file("page.js", "text/javascript"),
    "/api-doc/page.css": _file("page.css", "text/css"),
}
"""Address to file."""
