"""Property tests without a clock: a busy machine must not fail them. In CI they try the same cases each time."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

from tests.oracles.tools import IN_CI

settings.register_profile("diptych", deadline=None, derandomize=IN_CI, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("diptych")
