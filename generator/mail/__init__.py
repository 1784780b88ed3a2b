"""A content file and recipients go in, messages that carry its works come out, one at a time, and are sent to each once."""

from __future__ import annotations

from generator.extras import check_extra


def check_packages() -> None:
    """Raises MissingExtraError when the packages of the extra `mail` are not installed. The modules of this package import them."""
    check_extra("mails", "mail", "css_inline", "dkim", "email_validator", "filelock", "platformdirs", "pypdfium2")
