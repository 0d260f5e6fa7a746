-- Alerts: what rules find wrong, opened once and closed on recovery. Of organisations here, of the installation below in
-- tables of their own: those have no organisation, and no organisation's data.

-- What administrators have set; a rule without a row is as it comes.
-- limits: in the order and the units of the rule; null as they come
create table sync_console.alert_rule_setting (
    org_id          uuid         not null,
    rule            varchar(40)  not null,
    is_enabled      boolean      not null default true,
    limits          integer[],
    changed_at      timestamptz  not null default clock_timestamp(),
    changed_by_name varchar(255) not null default '',
    constraint alert_rule_setting_pkey primary key (org_id, rule),
    constraint alert_rule_setting_belongs_to_an_organisation foreign key (org_id)
        references public.organization (id) on delete cascade
);

-- subject_key: what it is about, for the rule: a connection's or a source's kind of record
-- path: where to look, relative to the console's address
-- since: from when on it is so, by the evidence
-- announced_at: null while those who are told have not been, as it is muted
-- close_code: 1 recovered, 2 closed by somebody, 3 its rule was switched off, 4 there is nothing of the kind any more
create table sync_console.alert (
    org_id               uuid          not null,
    id                   uuid          not null,
    rule                 varchar(40)   not null,
    subject_key          varchar(300)  not null,
    subject              varchar(300)  not null,
    severity_code        smallint      not null,
    text                 varchar(1000) not null,
    path                 varchar(1000) not null,
    connection_id        uuid,
    source_code          smallint,
    since                timestamptz   not null,
    opened_at            timestamptz   not null,
    last_seen_at         timestamptz   not null,
    announced_at         timestamptz,
    acknowledged_at      timestamptz,
    acknowledged_by      uuid,
    acknowledged_by_name varchar(255),
    snoozed_until        timestamptz,
    snoozed_by_name      varchar(255),
    closed_at            timestamptz,
    closed_by_name       varchar(255),
    close_code           smallint,
    changed_at           timestamptz   not null default clock_timestamp(),
    constraint alert_pkey primary key (org_id, id),
    constraint alert_has_a_known_severity check (severity_code in (1, 2)),
    constraint alert_closes_for_a_known_reason check (close_code between 1 and 4),
    constraint alert_that_is_closed_says_why check ((closed_at is null) = (close_code is null)),
    constraint alert_belongs_to_an_organisation foreign key (org_id)
        references public.organization (id) on delete cascade
);
create unique index alert_is_open_once on sync_console.alert (org_id, rule, subject_key) where closed_at is null;
create index alert_newest on sync_console.alert (org_id, opened_at desc, id desc);
create index alert_closed on sync_console.alert (org_id, closed_at) where closed_at is not null;

-- Of one connection, or of what services bring of one kind of system.
create table sync_console.alert_mute (
    org_id         uuid         not null,
    id             uuid         not null,
    connection_id  uuid,
    source_code    smallint,
    until_at       timestamptz  not null,
    reason         varchar(500),
    muted_by_name  varchar(255) not null default '',
    muted_at       timestamptz  not null default clock_timestamp(),
    ended_at       timestamptz,
    ended_by_name  varchar(255),
    constraint alert_mute_pkey primary key (org_id, id),
    constraint alert_mute_is_of_a_connection_or_a_source check ((connection_id is null) <> (source_code is null)),
    constraint alert_mute_belongs_to_an_organisation foreign key (org_id)
        references public.organization (id) on delete cascade
);
create index alert_mute_in_force on sync_console.alert_mute (org_id, until_at) where ended_at is null;

-- When the rules of an organisation were last looked at; whoever looks locks its row, so two nodes never do at once.
create table sync_console.alert_evaluation (
    org_id       uuid        not null,
    evaluated_at timestamptz not null default '-infinity',
    constraint alert_evaluation_pkey primary key (org_id),
    constraint alert_evaluation_belongs_to_an_organisation foreign key (org_id)
        references public.organization (id) on delete cascade
);

do $guard$
declare
    name text;
begin
    foreach name in array array['alert_rule_setting', 'alert', 'alert_mute', 'alert_evaluation']
    loop
        execute format('alter table sync_console.%I enable row level security', name);
        execute format('alter table sync_console.%I force row level security', name);
        execute format(
            'create policy %I on sync_console.%I
                 using (org_id = (select nullif(current_setting(''app.current_org_id'', true), '''')::uuid))
                 with check (org_id = (select nullif(current_setting(''app.current_org_id'', true), '''')::uuid))',
            name || '_own', name);
    end loop;
end
$guard$;
grant select, insert, update, delete on
    sync_console.alert_rule_setting,
    sync_console.alert,
    sync_console.alert_mute,
    sync_console.alert_evaluation
to authenticated;

-- The installation's own: about the log, the upkeep, the proof of isolation and the database, for its administrators.
create table sync_console.installation_alert_rule_setting (
    rule            varchar(40)  not null,
    is_enabled      boolean      not null default true,
    limits          integer[],
    changed_at      timestamptz  not null default clock_timestamp(),
    changed_by_name varchar(255) not null default '',
    constraint installation_alert_rule_setting_pkey primary key (rule)
);

create table sync_console.installation_alert (
    id                   uuid          not null,
    rule                 varchar(40)   not null,
    subject_key          varchar(300)  not null,
    subject              varchar(300)  not null,
    severity_code        smallint      not null,
    text                 varchar(1000) not null,
    path                 varchar(1000) not null,
    since                timestamptz   not null,
    opened_at            timestamptz   not null,
    last_seen_at         timestamptz   not null,
    announced_at         timestamptz,
    acknowledged_at      timestamptz,
    acknowledged_by      uuid,
    acknowledged_by_name varchar(255),
    snoozed_until        timestamptz,
    snoozed_by_name      varchar(255),
    closed_at            timestamptz,
    closed_by_name       varchar(255),
    close_code           smallint,
    changed_at           timestamptz   not null default clock_timestamp(),
    constraint installation_alert_pkey primary key (id),
    constraint installation_alert_has_a_known_severity check (severity_code in (1, 2)),
    constraint installation_alert_closes_for_a_known_reason check (close_code between 1 and 4),
    constraint installation_alert_that_is_closed_says_why check ((closed_at is null) = (close_code is null))
);
create unique index installation_alert_is_open_once on sync_console.installation_alert (rule, subject_key)
    where closed_at is null;
create index installation_alert_newest on sync_console.installation_alert (opened_at desc, id desc);
create index installation_alert_closed on sync_console.installation_alert (closed_at) where closed_at is not null;

create table sync_console.installation_alert_evaluation (
    one          boolean     not null default true,
    evaluated_at timestamptz not null default '-infinity',
    constraint installation_alert_evaluation_pkey primary key (one),
    constraint installation_alert_evaluation_has_one_row check (one)
);
insert into sync_console.installation_alert_evaluation default values;

grant select, insert, update on sync_console.installation_alert_rule_setting to authenticated;
grant select, insert, update, delete on sync_console.installation_alert to authenticated;
grant select, update on sync_console.installation_alert_evaluation to authenticated;

-- Whether a cause of errors is a new one, without a look at all hours.
create index activity_cause_of_a_kind on sync_console.activity_cause_hour (org_id, fingerprint, hour);

-- Previews that wait for a decision; few at a time, however many were decided on.
create index preview_plan_undecided on sync_console.preview_plan (org_id) where state_code in (2, 5);
