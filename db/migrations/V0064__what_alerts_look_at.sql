-- How long syncs took that completed, for the alert about one that takes longer than is usual. What is usual is then read
-- from the last twenty of a kind, whatever else there was since.
-- subject: 'connection:<id>/<kind of run>/<entity code>', or 'source:<code>/<entity code>' for what services bring
create table sync_console.sync_duration (
    org_id      uuid             not null,
    progress_id uuid             not null,
    subject     varchar(100)     not null,
    ended_at    timestamptz      not null,
    seconds     double precision not null,
    constraint sync_duration_pkey primary key (org_id, progress_id),
    constraint sync_duration_is_of_a_sync foreign key (org_id, progress_id)
        references public.sync_progress (org_id, id) on delete cascade
);
create index sync_duration_newest_of_a_subject on sync_console.sync_duration (org_id, subject, ended_at desc)
    include (seconds);
create index sync_duration_newest on sync_console.sync_duration (org_id, ended_at desc);

-- Of each kind the last twenty there are; each look at the rule goes on from the newest.
alter table public.sync_progress no force row level security;
alter table sync_console.run no force row level security;
insert into sync_console.sync_duration (org_id, progress_id, subject, ended_at, seconds)
select l.org_id,
       l.id,
       l.subject,
       l.completed_at,
       l.seconds
  from (select p.org_id,
               p.id,
               s.subject,
               p.completed_at,
               extract(epoch from p.completed_at - p.started_at) - p.paused_seconds as seconds,
               row_number() over (partition by p.org_id, s.subject order by p.completed_at desc, p.id) as place
          from public.sync_progress p
          left join lateral (
                    select r.connection_id,
                           r.kind_code
                      from sync_console.run r
                     where r.org_id = p.org_id
                       and r.sync_id = p.sync_id
                     order by r.created_at desc
                     limit 1) o on true
         cross join lateral (
                    select coalesce('connection:' || o.connection_id || '/' || o.kind_code,
                                    'source:' || coalesce(p.source_code, 4)) || '/' || p.entity_code as subject) s
         where p.completed_at is not null
           and p.status_code in (3, 4)
           and s.subject is not null) l
 where l.place <= 20;
alter table sync_console.run force row level security;
alter table public.sync_progress force row level security;

alter table sync_console.sync_duration enable row level security;
alter table sync_console.sync_duration force row level security;
create policy sync_duration_own on sync_console.sync_duration
    using (org_id = (select nullif(current_setting('app.current_org_id', true), '')::uuid))
    with check (org_id = (select nullif(current_setting('app.current_org_id', true), '')::uuid));
grant select, insert, update, delete on sync_console.sync_duration to authenticated;

-- Previews of an organisation that expire next, for the alert about those that nobody has opened.
create index idx_sync_preview_cache_next on public.sync_preview_cache (org_id, expires_at);
