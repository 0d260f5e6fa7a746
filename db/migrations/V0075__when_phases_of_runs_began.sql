-- When each phase of a run began, so that people see how long reading, comparing and applying took. A run of before has
-- none of it.

alter table sync_console.run
    add column compares_since timestamptz,
    add column applies_since timestamptz;
