"""A part of asyncpg's own suite gives the same results through the proxy as directly; `just drivers` runs them all."""

from __future__ import annotations

import pytest
from run import DIRECT, GUARD, SUITES, Unreachable, compare

TESTS = ("tests/test_execute.py", "tests/test_prepare.py", "tests/test_copy.py", "tests/test_cursor.py")


@pytest.mark.slow
@pytest.mark.postgres
def test_asyncpgs_own_tests_do_not_notice_the_proxy() -> None:
    variants = [DIRECT, "proxy", *(["proxy + guard"] if GUARD.is_dir() else [])]
    try:
        results = compare(SUITES["asyncpg"], TESTS, variants)
    except Unreachable as error:
        pytest.skip(f"asyncpg's suite cannot be fetched from PyPI: {error}")
    for _, outcomes, found in results:
        assert list(outcomes.values()).count("passed") > 50
        assert found == {}
