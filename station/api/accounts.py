"""What the server is, who is calling, and the token of a login."""

from importlib.metadata import version
from typing import Any

from station.api.answers import Answer, Call, refusal
from station.api.security import read_key, read_password
from station.roles import Role
from station.settings import APP

API_VERSION = 530
"""InvenTree's number of the contract that is kept here."""

NAME_LIMIT = 64  # characters

VERSION = version(APP)


def show_server(call: Call) -> Answer:
    """Tell what answers here, to anyone."""
    body: dict[str, Any] = {
        "server": "InvenTree",
        "id": None,
        "version": VERSION,
        "instance": call.station.name.removesuffix("/http"),
        "apiVersion": API_VERSION,
        "worker_running": True,
        "worker_count": 1,
        "worker_pending_tasks": 0,
        "plugins_enabled": False,
        "plugins_install_disabled": True,
        "email_configured": False,
        "debug_mode": False,
        "docker_mode": False,
        "default_locale": "en-us",
        "customize": {
            "logo": None,
            "splash": None,
            "login_message": None,
            "navbar_message": None,
            "disable_theme_storage": False,
        },
        "active_plugins": [{"name": "InvenTreeBarcode", "slug": "inventreebarcode", "version": VERSION}],
        "settings": {
            "sso_registration": False,
            "registration_enabled": False,
            "password_forgotten_enabled": False,
        },
    }
    nothing = ("system_health", "database", "platform", "installer", "target", "django_admin")
    return Answer({**body, **dict.fromkeys(nothing)})


def show_caller(call: Call) -> Answer:
    """Tell who is calling."""
    caller = call.caller
    nothing = ("language", "theme", "widgets", "displayname", "position", "status", "location", "contact")
    return Answer(
        {
            "pk": caller.pk,
            "username": caller.name,
            "first_name": "",
            "last_name": "",
            "email": "",
            "groups": [],
            "is_staff": caller.role is Role.ADMIN,
            "is_superuser": caller.role is Role.ADMIN,
            "is_active": True,
            "profile": {
                **dict.fromkeys(nothing),
                "organisation": None,
                "primary_group": None,
                "active": True,
                "type": "internal",
            },
        }
    )


def show_token(call: Call) -> Answer:
    """Tell the token of a login: the same for the same name. Who calls by a token is told that one again."""
    name = call.query.get("name", "")
    password = read_password(call)
    if not password:
        expires = call.caller.expires
        return Answer(
            {
                "token": read_key(call),
                "name": call.caller.token.rpartition("/")[2],
                "expiry": f"{expires:%Y-%m-%d}" if expires else None,
            }
        )
    if len(name) > NAME_LIMIT or not (name.isprintable() or not name):
        raise refusal(400, f"The name of a token has {NAME_LIMIT} printable characters at most.")
    token, key = call.station.login_token(call.caller.name, password, name)
    return Answer({"token": key, "name": name, "expiry": f"{token.expires:%Y-%m-%d}"})
