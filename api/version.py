"""Version of the installed program."""

from importlib.metadata import PackageNotFoundError, version


def app_version() -> str:
    """Version of the installed program; "0" where it runs without being installed."""
    try:
        return version("kommunsok")
    except PackageNotFoundError:
        return "0"
