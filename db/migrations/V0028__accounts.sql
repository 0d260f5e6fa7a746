-- Who may enter, as what, and what they did.
--
-- People live in auth.users_extended, which belongs to MantisNXT where it exists: it is read here and never altered.
-- All that the console adds to a person (role, lock-out, second factor, links) lives in sync_console.
--
-- Two kinds of access meet in every table below:
--   the application asks as an organisation and sees that organisation's rows, by policy;
--   a sign-in or an API token arrives before any organisation is known. That look-up is made by functions owned by
--   sync_system, a role nobody can log in as. Each takes one key and gives one answer.

grant usage, create on schema sync_console to sync_system;

-- The table of people gets an index of ours only where it is our own.
do $$
begin
    if exists (select
                 from pg_catalog.pg_class c
                where c.oid = 'auth.users_extended'::regclass
                  and c.relowner = current_user::regrole) then
        create index users_extended_email_folded_idx on auth.users_extended (lower(email));
    end if;
end
$$;

-- What a member of an organisation may do in the console. A user without a row can't sign in.
create table sync_console.member_role (
    org_id uuid not null references public.organization (id) on delete cascade,
    user_id uuid not null references auth.users_extended (id) on delete cascade,
    role text not null,
    granted_by uuid,
    granted_at timestamptz not null default now(),
    last_sign_in_at timestamptz,
    primary key (org_id, user_id),
    constraint role_is_operator_admin_or_support check (role in ('operator', 'admin', 'support'))
);

-- Keys of sync services. Only the SHA-256 of a token is kept: 256 random bits need no slow hash.
create table sync_console.api_token (
    org_id uuid not null references public.organization (id) on delete cascade,
    id uuid not null default gen_random_uuid(),
    name varchar(100) not null,
    prefix varchar(12) not null,
    token_hash bytea not null,
    scopes text[] not null,
    created_by uuid,
    created_at timestamptz not null default now(),
    expires_at timestamptz,
    last_used_at timestamptz,
    revoked_at timestamptz,
    primary key (org_id, id),
    constraint token_is_known_once_in_its_organisation unique (org_id, token_hash),
    constraint token_hash_is_a_sha_256 check (octet_length(token_hash) = 32),
    constraint token_has_a_name check (btrim(name) <> ''),
    constraint token_has_known_scopes check (scopes <@ array['report', 'read'] and cardinality(scopes) > 0)
);

-- The look-up of a token knows the hash before it knows the organisation.
create index api_token_hash_idx on sync_console.api_token (token_hash);

-- Failed sign-ins by the SHA-256 of the folded address, whether anybody has that address or not: a stranger's address
-- locks just like a member's, so that neither answer nor time tells who is a member. Belongs to no organisation.
create table sync_console.sign_in_attempt (
    email_hash bytea primary key,
    failures integer not null,
    last_failure_at timestamptz not null,
    locked_until timestamptz
);

create index sign_in_attempt_last_idx on sync_console.sign_in_attempt (last_failure_at);

-- Second factor, kept once a first code proved it. The secret is encrypted by a key that the database never sees; last_step is the newest time step whose
-- code was accepted, so that no code works twice.
create table sync_console.totp_secret (
    org_id uuid not null references public.organization (id) on delete cascade,
    user_id uuid not null references auth.users_extended (id) on delete cascade,
    secret bytea not null,
    confirmed_at timestamptz not null default now(),
    last_step bigint not null default 0,
    primary key (org_id, user_id)
);

-- A link that its first use spends: to set a password, or to set up the second factor.
create table sync_console.one_time_link (
    org_id uuid not null references public.organization (id) on delete cascade,
    id uuid not null default gen_random_uuid(),
    user_id uuid not null references auth.users_extended (id) on delete cascade,
    token_hash bytea not null,
    purpose text not null,
    created_by uuid,
    created_at timestamptz not null default now(),
    expires_at timestamptz not null,
    used_at timestamptz,
    primary key (org_id, id),
    constraint link_is_known_once_in_its_organisation unique (org_id, token_hash),
    constraint link_is_for_password_or_second_factor check (purpose in ('set_password', 'set_up_totp'))
);

create index one_time_link_hash_idx on sync_console.one_time_link (token_hash);

-- Who did what. Append-only: there is neither a policy nor a grant to change or remove a row, and the user is kept by
-- id and name without a foreign key, so that the trail outlives the person.
create table sync_console.audit_event (
    org_id uuid not null references public.organization (id) on delete cascade,
    at timestamptz not null default now(),
    id uuid not null default gen_random_uuid(),
    user_id uuid,
    actor varchar(255) not null,
    action varchar(64) not null,
    subject varchar(255),
    details jsonb not null default '{}',
    address inet,
    primary key (org_id, at, id)
);

create index audit_event_action_idx on sync_console.audit_event (org_id, action, at, id);

alter table sync_console.member_role enable row level security;
alter table sync_console.member_role force row level security;
alter table sync_console.api_token enable row level security;
alter table sync_console.api_token force row level security;
alter table sync_console.sign_in_attempt enable row level security;
alter table sync_console.sign_in_attempt force row level security;
alter table sync_console.totp_secret enable row level security;
alter table sync_console.totp_secret force row level security;
alter table sync_console.one_time_link enable row level security;
alter table sync_console.one_time_link force row level security;
alter table sync_console.audit_event enable row level security;
alter table sync_console.audit_event force row level security;

create policy member_role_of_the_organisation on sync_console.member_role
    for select using (org_id = (select nullif(current_setting('app.current_org_id', true), '')::uuid));
create policy api_token_of_the_organisation on sync_console.api_token
    using (org_id = (select nullif(current_setting('app.current_org_id', true), '')::uuid))
    with check (org_id = (select nullif(current_setting('app.current_org_id', true), '')::uuid));
create policy totp_secret_of_the_organisation on sync_console.totp_secret
    using (org_id = (select nullif(current_setting('app.current_org_id', true), '')::uuid))
    with check (org_id = (select nullif(current_setting('app.current_org_id', true), '')::uuid));
create policy one_time_link_of_the_organisation on sync_console.one_time_link
    using (org_id = (select nullif(current_setting('app.current_org_id', true), '')::uuid))
    with check (org_id = (select nullif(current_setting('app.current_org_id', true), '')::uuid));
create policy audit_event_read_by_the_organisation on sync_console.audit_event
    for select using (org_id = (select nullif(current_setting('app.current_org_id', true), '')::uuid));
create policy audit_event_added_by_the_organisation on sync_console.audit_event
    for insert with check (org_id = (select nullif(current_setting('app.current_org_id', true), '')::uuid));

create policy member_role_for_sign_in on sync_console.member_role
    to sync_system using (true) with check (true);
create policy api_token_for_look_up on sync_console.api_token
    to sync_system using (true) with check (true);
create policy sign_in_attempt_for_sign_in on sync_console.sign_in_attempt
    to sync_system using (true) with check (true);
create policy totp_secret_for_sign_in on sync_console.totp_secret
    for select to sync_system using (true);
create policy one_time_link_for_look_up on sync_console.one_time_link
    to sync_system using (true) with check (true);
create policy audit_event_added_at_sign_in on sync_console.audit_event
    for insert to sync_system with check (true);

grant select on sync_console.member_role to authenticated;
grant select, insert, update (revoked_at) on sync_console.api_token to authenticated;
grant select, insert, update, delete on sync_console.totp_secret to authenticated;
grant select, insert, update (used_at) on sync_console.one_time_link to authenticated;
grant select, insert on sync_console.audit_event to authenticated;

grant select, insert, update, delete on sync_console.member_role to sync_system;
grant select, update on sync_console.api_token to sync_system;
grant select, insert, update, delete on sync_console.sign_in_attempt to sync_system;
grant select on sync_console.totp_secret to sync_system;
grant select, update on sync_console.one_time_link to sync_system;
grant insert on sync_console.audit_event to sync_system;

-- Whether people are managed here, or elsewhere by MantisNXT.
create function sync_console.manages_users()
returns boolean
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
    select pg_catalog.has_table_privilege('sync_system', 'auth.users_extended', 'insert')
       and pg_catalog.has_table_privilege('sync_system', 'auth.users_extended', 'update')
$$;

-- What changes when a person must sign in again: standing, role, password. Sessions carry it and are ended when it
-- differs.
create function sync_console.sign_in_stamp(
    is_admitted boolean,
    role text,
    password_hash text
)
returns text
language sql
immutable
set search_path = pg_catalog, pg_temp
as $$
    select pg_catalog.encode(
        pg_catalog.sha256(pg_catalog.convert_to(
            pg_catalog.concat_ws('|', is_admitted, coalesce(role, '-'), coalesce(password_hash, '-')), 'UTF8')),
        'hex')
$$;

create function sync_console.email_hash(email text)
returns bytea
language sql
immutable
set search_path = pg_catalog, pg_temp
as $$
    select pg_catalog.sha256(pg_catalog.convert_to(pg_catalog.lower(pg_catalog.btrim(email)), 'UTF8'))
$$;

-- The person behind an e-mail address, with all that decides about entry. The exact spelling wins where two addresses
-- differ only in case.
create function sync_console.find_sign_in(p_email text)
returns table (
    user_id uuid,
    org_id uuid,
    org_name text,
    email text,
    display_name text,
    password_hash text,
    is_admitted boolean,
    role text,
    needs_code boolean,
    has_code boolean,
    stamp text
)
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
    select u.id,
           u.org_id,
           o.name,
           u.email,
           u.display_name,
           u.password_hash,
           a.is_admitted,
           m.role,
           u.two_factor_enabled is true or t.user_id is not null,
           t.user_id is not null,
           sync_console.sign_in_stamp(a.is_admitted, m.role, u.password_hash)
      from auth.users_extended u
      join public.organization o
        on o.id = u.org_id
      left join sync_console.member_role m
        on m.org_id = u.org_id
       and m.user_id = u.id
      left join sync_console.totp_secret t
        on t.org_id = u.org_id
       and t.user_id = u.id
     cross join lateral (
           select u.is_active is not false
              and u.is_suspended is not true
              and u.deleted_at is null
              and m.role is not null as is_admitted
           ) a
     where pg_catalog.lower(u.email) = pg_catalog.lower(pg_catalog.btrim(p_email))
     order by u.email = pg_catalog.btrim(p_email) desc,
              u.created_at
     limit 1
$$;

-- Until when an address is locked; null when it is not. MantisNXT's own lock counts too.
create function sync_console.sign_in_locked_until(p_email text)
returns timestamptz
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
    select greatest(
        (select a.locked_until
           from sync_console.sign_in_attempt a
          where a.email_hash = sync_console.email_hash(p_email)
            and a.locked_until > pg_catalog.now()),
        (select max(u.locked_until)
           from auth.users_extended u
          where pg_catalog.lower(u.email) = pg_catalog.lower(pg_catalog.btrim(p_email))
            and u.locked_until > pg_catalog.now()))
$$;

-- Books a failed sign-in, for members and strangers alike: the fifth failure within a quarter of an hour locks the
-- address for a quarter of an hour. Answers until when it is locked now.
create function sync_console.record_sign_in_failure(
    p_email text,
    p_reason text,
    p_address inet
)
returns timestamptz
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    lock_after constant integer := 5;
    lock_for constant interval := interval '15 minutes';
    hash constant bytea := sync_console.email_hash(p_email);
    locked timestamptz;
begin
    delete from sync_console.sign_in_attempt a
     where a.last_failure_at < pg_catalog.now() - interval '1 day';

    insert into sync_console.sign_in_attempt as a (email_hash, failures, last_failure_at)
    values (hash, 1, pg_catalog.now())
        on conflict (email_hash) do update
       set failures = case when a.last_failure_at < pg_catalog.now() - lock_for then 1 else a.failures + 1 end,
           last_failure_at = pg_catalog.now();

    update sync_console.sign_in_attempt a
       set locked_until = pg_catalog.now() + lock_for,
           failures = 0
     where a.email_hash = hash
       and a.failures >= lock_after
    returning a.locked_until into locked;

    insert into sync_console.audit_event (org_id, user_id, actor, action, subject, details, address)
    select u.org_id,
           u.id,
           pg_catalog.left(u.display_name, 255),
           case when locked is null then 'sign_in_refused' else 'sign_in_locked' end,
           pg_catalog.left(u.email, 255),
           pg_catalog.jsonb_build_object('reason', p_reason),
           p_address
      from auth.users_extended u
     where pg_catalog.lower(u.email) = pg_catalog.lower(pg_catalog.btrim(p_email));

    return locked;
end
$$;

-- Books a sign-in and forgets the failures before it.
create function sync_console.record_sign_in(
    p_user_id uuid,
    p_address inet
)
returns void
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    delete from sync_console.sign_in_attempt a
     using auth.users_extended u
     where u.id = p_user_id
       and a.email_hash = sync_console.email_hash(u.email);

    update sync_console.member_role m
       set last_sign_in_at = pg_catalog.now()
     where m.user_id = p_user_id;

    insert into sync_console.audit_event (org_id, user_id, actor, action, subject, address)
    select u.org_id,
           u.id,
           pg_catalog.left(u.display_name, 255),
           'sign_in',
           pg_catalog.left(u.email, 255),
           p_address
      from auth.users_extended u
     where u.id = p_user_id;
end
$$;

-- The service behind a token. Revoked and expired tokens are not found.
create function sync_console.find_api_token(p_hash bytea)
returns table (
    org_id uuid,
    id uuid,
    name varchar(100),
    scopes text[]
)
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
    select t.org_id,
           t.id,
           t.name,
           t.scopes
      from sync_console.api_token t
     where t.token_hash = p_hash
       and t.revoked_at is null
       and (t.expires_at is null or t.expires_at > pg_catalog.now())
$$;

-- When a service was last heard of, to the minute: a write per request would cost more than it tells.
create function sync_console.touch_api_token(
    p_org_id uuid,
    p_id uuid
)
returns void
language sql
security definer
set search_path = pg_catalog, pg_temp
as $$
    update sync_console.api_token t
       set last_used_at = pg_catalog.now()
     where t.org_id = p_org_id
       and t.id = p_id
       and (t.last_used_at is null or t.last_used_at < pg_catalog.now() - interval '1 minute')
$$;

-- The people of the asking organisation, without their hashes.
create function sync_console.org_members()
returns table (
    user_id uuid,
    email text,
    display_name text,
    role text,
    is_active boolean,
    is_suspended boolean,
    has_password boolean,
    must_have_code boolean,
    has_code boolean,
    locked_until timestamptz,
    last_sign_in_at timestamptz,
    stamp text
)
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
    select u.id,
           u.email,
           u.display_name,
           m.role,
           u.is_active is not false,
           u.is_suspended is true,
           u.password_hash is not null,
           u.two_factor_enabled is true,
           t.user_id is not null,
           greatest(a.locked_until, u.locked_until),
           m.last_sign_in_at,
           sync_console.sign_in_stamp(
               u.is_active is not false and u.is_suspended is not true and m.role is not null,
               m.role,
               u.password_hash)
      from auth.users_extended u
      left join sync_console.member_role m
        on m.org_id = u.org_id
       and m.user_id = u.id
      left join sync_console.totp_secret t
        on t.org_id = u.org_id
       and t.user_id = u.id
      left join sync_console.sign_in_attempt a
        on a.email_hash = sync_console.email_hash(u.email)
       and a.locked_until > pg_catalog.now()
     where u.org_id = nullif(pg_catalog.current_setting('app.current_org_id', true), '')::uuid
       and u.deleted_at is null
     order by pg_catalog.lower(u.display_name),
              u.id
$$;

-- Gives a person of the asking organisation a role, or takes it away (null). False where there is no such person.
create function sync_console.set_member_role(
    p_user_id uuid,
    p_role text,
    p_by uuid
)
returns boolean
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    org constant uuid := nullif(pg_catalog.current_setting('app.current_org_id', true), '')::uuid;
begin
    if not exists (select from auth.users_extended u where u.id = p_user_id and u.org_id = org) then
        return false;
    end if;
    if p_role is null then
        delete from sync_console.member_role m where m.org_id = org and m.user_id = p_user_id;
    else
        insert into sync_console.member_role (org_id, user_id, role, granted_by)
        values (org, p_user_id, p_role, p_by)
            on conflict (org_id, user_id) do update
           set role = excluded.role,
               granted_by = excluded.granted_by,
               granted_at = pg_catalog.now();
    end if;
    return true;
end
$$;

-- Makes a person in the asking organisation. Null where the address is taken, by anybody.
create function sync_console.create_user(
    p_email text,
    p_display_name text,
    p_password_hash text,
    p_role text,
    p_by uuid
)
returns uuid
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    org constant uuid := nullif(pg_catalog.current_setting('app.current_org_id', true), '')::uuid;
    made constant uuid := pg_catalog.gen_random_uuid();
begin
    if exists (select from auth.users_extended u where pg_catalog.lower(u.email) = pg_catalog.lower(p_email)) then
        return null;
    end if;
    insert into auth.users_extended (id, email, display_name, org_id, password_hash)
    values (made, p_email, p_display_name, org, p_password_hash);
    perform sync_console.set_member_role(made, p_role, p_by);
    return made;
end
$$;

-- Shuts a person of the asking organisation out, or lets them in again. False where there is no such person.
create function sync_console.set_suspended(
    p_user_id uuid,
    p_suspended boolean
)
returns boolean
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    update auth.users_extended u
       set is_suspended = p_suspended,
           updated_at = pg_catalog.now()
     where u.id = p_user_id
       and u.org_id = nullif(pg_catalog.current_setting('app.current_org_id', true), '')::uuid;
    return found;
end
$$;

-- Forgets the failed sign-ins of a person of the asking organisation.
create function sync_console.unlock_sign_in(p_user_id uuid)
returns boolean
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    delete from sync_console.sign_in_attempt a
     using auth.users_extended u
     where u.id = p_user_id
       and u.org_id = nullif(pg_catalog.current_setting('app.current_org_id', true), '')::uuid
       and a.email_hash = sync_console.email_hash(u.email);
    return found;
end
$$;

-- The person a link was made for, while it can still be used.
create function sync_console.find_one_time_link(p_hash bytea)
returns table (
    org_id uuid,
    user_id uuid,
    email text,
    display_name text,
    purpose text
)
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
    select l.org_id,
           l.user_id,
           u.email,
           u.display_name,
           l.purpose
      from sync_console.one_time_link l
      join auth.users_extended u
        on u.id = l.user_id
       and u.org_id = l.org_id
     where l.token_hash = p_hash
       and l.used_at is null
       and l.expires_at > pg_catalog.now()
       and u.deleted_at is null
$$;

-- Spends a link; only one caller ever gets true.
create function sync_console.spend_one_time_link(p_hash bytea)
returns boolean
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    update sync_console.one_time_link l
       set used_at = pg_catalog.now()
     where l.token_hash = p_hash
       and l.used_at is null
       and l.expires_at > pg_catalog.now();
    return found;
end
$$;

-- Sets the password of the person a link was made for and spends it, together with every other password link of that
-- person. False where the link is spent, expired or unknown.
create function sync_console.set_password_by_link(
    p_hash bytea,
    p_password_hash text
)
returns boolean
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    link sync_console.one_time_link;
begin
    update sync_console.one_time_link l
       set used_at = pg_catalog.now()
     where l.token_hash = p_hash
       and l.purpose = 'set_password'
       and l.used_at is null
       and l.expires_at > pg_catalog.now()
    returning l.* into link;
    if link.id is null then
        return false;
    end if;
    update auth.users_extended u
       set password_hash = p_password_hash,
           updated_at = pg_catalog.now()
     where u.id = link.user_id
       and u.org_id = link.org_id
       and u.deleted_at is null;
    if not found then
        raise exception 'The person this link was made for is gone';
    end if;
    update sync_console.one_time_link l
       set used_at = pg_catalog.now()
     where l.org_id = link.org_id
       and l.user_id = link.user_id
       and l.purpose = 'set_password'
       and l.used_at is null;
    insert into sync_console.audit_event (org_id, user_id, actor, action, subject, details)
    select u.org_id,
           u.id,
           pg_catalog.left(u.display_name, 255),
           'password_set',
           pg_catalog.left(u.email, 255),
           pg_catalog.jsonb_build_object('by', 'one-time link')
      from auth.users_extended u
     where u.id = link.user_id;
    return true;
end
$$;

-- Whether anybody administers the console yet.
create function sync_console.has_administrator()
returns boolean
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
    select exists (select from sync_console.member_role m where m.role = 'admin')
$$;

-- Makes an organisation; answers the id of the one that has this short name already where there is one.
create function sync_console.found_organisation(
    p_name text,
    p_slug text
)
returns uuid
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    found_id uuid;
begin
    select o.id into found_id from public.organization o where o.slug = p_slug;
    if found_id is null then
        insert into public.organization (id, name, slug)
        values (pg_catalog.gen_random_uuid(), p_name, p_slug)
        returning id into found_id;
    end if;
    return found_id;
end
$$;

do $$
declare
    made record;
begin
    for made in
        select p.oid::regprocedure as signature,
               p.proname in ('sign_in_stamp', 'email_hash') as is_inner
          from pg_catalog.pg_proc p
         where p.pronamespace = 'sync_console'::regnamespace
           and p.proname in (
               'manages_users', 'sign_in_stamp', 'email_hash', 'find_sign_in', 'sign_in_locked_until',
               'record_sign_in_failure', 'record_sign_in', 'find_api_token', 'touch_api_token', 'org_members',
               'set_member_role', 'create_user', 'set_suspended', 'unlock_sign_in', 'find_one_time_link',
               'spend_one_time_link', 'set_password_by_link', 'has_administrator', 'found_organisation')
    loop
        execute format('revoke all on function %s from public', made.signature);
        if not made.is_inner then
            execute format('grant execute on function %s to authenticated', made.signature);
        end if;
        execute format('alter function %s owner to sync_system', made.signature);
    end loop;
end
$$;

revoke create on schema sync_console from sync_system;
