-- Searches of the activity log that people keep under a name: for themselves, or for their whole organisation.
--
-- search_line: the whole filter in the language of the search line, people by their ids. A time up to now stays one:
-- last:24h means the last 24 hours of whoever opens it.
-- owner_id, owner_name: no foreign key, as in the audit trail: what was shared outlives the person who shared it.
create table sync_console.activity_view (
    org_id      uuid         not null,
    id          uuid         not null default gen_random_uuid(),
    owner_id    uuid         not null,
    owner_name  varchar(255) not null,
    name        varchar(80)  not null,
    search_line text         not null,
    shared      boolean      not null default false,
    changed_at  timestamptz  not null default now(),
    constraint activity_view_pkey primary key (org_id, id),
    constraint activity_view_has_a_name check (btrim(name) <> ''),
    constraint activity_view_has_a_line_of_bounded_length check (char_length(search_line) between 1 and 8000),
    constraint activity_view_belongs_to_an_organisation foreign key (org_id)
        references public.organization (id) on delete cascade
);

create unique index activity_view_has_one_name_for_its_owner
    on sync_console.activity_view (org_id, owner_id, lower(name));

alter table sync_console.activity_view enable row level security;
alter table sync_console.activity_view force row level security;

create policy activity_view_of_the_organisation on sync_console.activity_view
    using (org_id = (select nullif(current_setting('app.current_org_id', true), '')::uuid))
    with check (org_id = (select nullif(current_setting('app.current_org_id', true), '')::uuid));

grant select, insert, update, delete on sync_console.activity_view to authenticated;
