-- unproven: where a canary did not find what is its own, so that finding nothing foreign says nothing there. What was
-- asked in such a place is not among the checks.
alter table sync_console.isolation_round
    add column unproven jsonb not null default '[]',
    add constraint isolation_round_lists_where_nothing_is_proven check (jsonb_typeof(unproven) = 'array');
