"""The list of harmless functions, held against a server."""

from __future__ import annotations

from helios_host.proxies.postgres.functions import HARMLESS
from proxy_harness import Postgres

# They read the clock, the session or sizes, draw a number, wait, or lock without touching a table.
VOLATILE_BUT_HARMLESS = """
    array_sample array_shuffle clock_timestamp current_query currval gen_random_uuid lastval nextval random
    random_normal timeofday txid_status uuidv4 uuidv7 pg_blocking_pids pg_collation_actual_version pg_current_wal_lsn
    pg_database_size pg_indexes_size pg_is_in_recovery pg_jit_available pg_last_wal_receive_lsn pg_last_wal_replay_lsn
    pg_partition_ancestors pg_partition_tree pg_relation_size pg_sequence_last_value pg_sleep pg_sleep_for
    pg_sleep_until pg_table_size pg_tablespace_size pg_total_relation_size pg_xact_status pg_advisory_lock
    pg_advisory_lock_shared pg_advisory_unlock pg_advisory_unlock_all pg_advisory_unlock_shared pg_advisory_xact_lock
    pg_advisory_xact_lock_shared pg_try_advisory_lock pg_try_advisory_lock_shared pg_try_advisory_xact_lock
    pg_try_advisory_xact_lock_shared
"""
HIDDEN = """
    query_to_xml table_to_xml schema_to_xml database_to_xml cursor_to_xml ts_stat ts_rewrite set_config setval
    pg_read_file pg_read_binary_file pg_ls_dir lo_import lo_export lo_unlink pg_terminate_backend dblink pg_notify
    pg_logical_emit_message
"""
COMMON = "count sum now lower format pg_get_constraintdef current_setting"


def test_every_name_is_a_function_that_changes_nothing(postgres_server: Postgres) -> None:
    with postgres_server.connect() as connection:
        rows = connection.execute(
            "SELECT proname, bool_or(provolatile = 'v'), bool_or(prokind = 'p') FROM pg_proc "
            "WHERE pronamespace = 'pg_catalog'::regnamespace GROUP BY proname"
        ).fetchall()
    known = {name: (volatile, procedure) for name, volatile, procedure in rows}
    assert known.keys() >= HARMLESS
    assert {name for name in HARMLESS if known[name][0]} == set(VOLATILE_BUT_HARMLESS.split())
    assert not [name for name in HARMLESS if known[name][1]]


def test_what_runs_or_reads_what_a_value_names_is_not_in_it() -> None:
    assert not HARMLESS.intersection(HIDDEN.split())


def test_what_statements_commonly_call_is_in_it() -> None:
    assert HARMLESS.issuperset(COMMON.split())
