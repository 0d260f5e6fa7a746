-- What people did to a preview last: whoever else has it open sees what happened, and by whom. A reading of one row tells
-- it on every node; the audit trail has all of it.

-- act_code: 1 items taken out, 2 items put back, 3 a field taken out, 4 a field put back, 5 approved,
--           6 the approval withdrawn
alter table sync_console.preview_plan
    add column act_code smallint,
    add column act_by uuid,
    add column act_by_name varchar(255),
    add column act_at timestamptz,
    add constraint preview_plan_act_is_known check (act_code between 1 and 6),
    add constraint preview_plan_act_says_who_and_when
        check ((act_code is null) = (act_by_name is null) and (act_code is null) = (act_at is null));
