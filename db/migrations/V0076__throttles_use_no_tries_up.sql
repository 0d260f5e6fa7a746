-- How often in a row a run was told to come back later, apart from how often it got no answer: only the latter are tries
-- that are used up.

alter table sync_console.run
    add column throttled_times integer not null default 0;
