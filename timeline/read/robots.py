"""What a server allows programs to fetch (RFC 9309, *Robots Exclusion Protocol*), by protego."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from timeline.errors import InputError, NotFoundError
from timeline.read.addresses import parse_address
from timeline.read.fetch import user_agent

if TYPE_CHECKING:
    from timeline.read.fetch import Fetcher

# A server that asks for longer pauses than this is looked at at this pace all the same.
_LONGEST_PAUSE = 30.0


class Robots:
    """The rules of the servers that were asked, each read once."""

    def __init__(self, fetch: Fetcher) -> None:
        self._fetch = fetch
        self._rules: dict[str, Any] = {}

    def check(self, written: str) -> None:
        """Raises ``InputError`` where the server does not allow this program the address, or its rules cannot be read."""
        address = parse_address(written)
        rules = self._of(address.origin)
        if rules is not None and not rules.can_fetch(str(address), user_agent()):
            raise InputError(written, "is closed to programs by its server's robots.txt; save the page in the browser and give that file")

    def pause(self, written: str) -> float:
        """The seconds that the server asks to wait between two pages."""
        rules = self._of(parse_address(written).origin)
        asked = None if rules is None else rules.crawl_delay(user_agent())
        return min(float(asked or 0.0), _LONGEST_PAUSE)

    def _of(self, origin: str) -> Any:
        if origin not in self._rules:
            self._rules[origin] = self._read(f"{origin}/robots.txt")
        return self._rules[origin]

    def _read(self, written: str) -> Any:
        from protego import Protego

        try:
            page = self._fetch(written)
        except NotFoundError:
            # A server without rules allows everything.
            return None
        except InputError as error:
            raise InputError(written, f"could not be read, so its server is left alone for now ({error})") from None
        return Protego.parse(page.data.decode("utf-8", "replace"))
