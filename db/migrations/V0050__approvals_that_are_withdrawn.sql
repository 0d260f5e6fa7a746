-- An approval that nothing has come of yet can be withdrawn: it stays on record, with who withdrew it, and the preview is
-- open again.

-- round: a withdrawal ends a round of approvals, the next approval begins another; within one nobody approves twice
alter table sync_console.preview_approval
    add column round smallint not null default 1,
    add column withdrawn_by uuid,
    add column withdrawn_by_name varchar(255),
    add column withdrawn_at timestamptz,
    drop constraint preview_approval_pkey,
    add constraint preview_approval_pkey primary key (org_id, preview_id, round, approved_by),
    add constraint preview_approval_withdrawn_says_by_whom
        check ((withdrawn_at is null) = (withdrawn_by_name is null));

-- Only that much of an approval ever changes.
grant update (withdrawn_by, withdrawn_by_name, withdrawn_at) on sync_console.preview_approval to authenticated;

-- An order that its service had not fetched.
alter table sync_console.sync_command
    drop constraint sync_command_has_a_known_outcome,
    add constraint sync_command_has_a_known_outcome
        check (outcome in ('done', 'refused', 'superseded', 'expired', 'withdrawn'));
