-- A tick is the most frequent thing that happens here, and most of its price is the row's width: each trigger takes the
-- row apart and puts it together again, and with a trigger before it PostgreSQL computes stored generated columns anew
-- for every update, whether what they stand on changed or not.
--
-- So the codes of sync_progress become plain columns that are set when their enum is, the estimator's bookkeeping becomes
-- one array, and a tick that needs no new estimate does not enter the estimator at all: its trigger's condition tells.
--
-- Who computes what from here on:
--   _05_derived     keep_derived_progress(): only for statements that name a column of its list: codes follow their
--                   enum, and what is computed here is not overruled by a client
--   _10_validate    validate_sync_progress_totals(): as before, and the code of the status. Whoever passes it is due for
--                   a new estimate
--   _20_elapsed     update_sync_progress_elapsed(): elapsed, speed, ETA and the rate_ columns, once a second or when
--                   something turned
--   _30_timestamp, _40_log: as before

alter table public.sync_progress alter column status_code drop expression;
alter table public.sync_progress alter column entity_code drop expression;
alter table public.sync_progress alter column source_code drop expression;

create function sync_console.status_code(status public.sync_status_type)
    returns smallint
    language sql
    immutable
    parallel safe
    set search_path = pg_catalog, pg_temp
as $$
    select case status
        when 'pending' then 1
        when 'in_progress' then 2
        when 'completed' then 3
        when 'completed_with_errors' then 4
        when 'failed' then 5
        when 'cancelled' then 6
        when 'paused' then 7
        when 'timeout' then 8
    end::smallint
$$;
create function sync_console.entity_code(entity_type public.sync_entity_type)
    returns smallint
    language sql
    immutable
    parallel safe
    set search_path = pg_catalog, pg_temp
as $$
    select case entity_type
        when 'customer' then 1
        when 'product' then 2
        when 'order' then 3
        when 'invoice' then 4
        when 'supplier' then 5
        when 'inventory' then 6
        when 'category' then 7
        when 'attribute' then 8
    end::smallint
$$;
create function sync_console.source_code(source_system text)
    returns smallint
    language sql
    immutable
    parallel safe
    set search_path = pg_catalog, pg_temp
as $$
    select case
        when source_system is null then null
        when lower(source_system) = 'woocommerce' then 1
        when lower(source_system) = 'odoo' then 2
        when lower(source_system) = 'shopify' then 3
        else 4
    end::smallint
$$;
revoke execute on function sync_console.status_code(public.sync_status_type) from public;
revoke execute on function sync_console.entity_code(public.sync_entity_type) from public;
revoke execute on function sync_console.source_code(text) from public;
grant execute on function sync_console.status_code(public.sync_status_type) to authenticated;
grant execute on function sync_console.entity_code(public.sync_entity_type) to authenticated;
grant execute on function sync_console.source_code(text) to authenticated;

alter table public.sync_progress
    -- when, and from how many items on, a new estimate is due: null for a sync that has none yet, -infinity for one that
    -- gets one with every tick
    add column rate_due_at   timestamptz,
    add column rate_due_done bigint             not null default 0,
    -- whether the worker had said that it is slowed down
    add column rate_slow     boolean            not null default false,
    -- of the last estimate: 1 elapsed seconds, 2 those of activity, 3 items done, 4 items processed, 5 items seen being
    -- done (unlike the counts it never goes back when a sync repeats a part), 6 seconds that stand behind rate_ewma,
    -- 7 activity when items last came, 8 how often they came, 9 the usual gap between, 10 time lost by stalls and
    -- throttling, 11 how many times, 12 length and 13 loss of the episode that is still on, 14 seconds an item as
    -- forecast for the rest (0 for none), 15 when that was made (of activity without losses) and 16 for how many items,
    -- 17 the least distance of two marks in items
    add column rate_state    double precision[] not null default '{}';

do $rewrite$
declare
    expected bigint;
    written  bigint;
begin
    alter table public.sync_progress no force row level security;
    alter table public.sync_progress disable trigger user;
    select count(*)
      into expected
      from public.sync_progress;
    update public.sync_progress p
       set rate_due_at = case when p.rate_at is not null then '-infinity'::timestamptz end,
           rate_slow = coalesce(p.worker_state in ('throttled', 'waiting', 'retrying'), false),
           rate_state = array[
               coalesce(p.rate_elapsed, 0), p.rate_active, p.rate_done, p.rate_processed, p.rate_work, p.rate_span,
               p.rate_item_active, p.rate_advances, p.rate_gap, p.rate_lost, p.rate_losses, p.rate_slow_for,
               p.rate_slow_lost, coalesce(p.rate_pace, 0), p.rate_pace_at, p.rate_pace_left, p.rate_spacing];
    get diagnostics written = row_count;
    if written <> expected then
        raise exception '% of % rows of sync_progress were rewritten', written, expected;
    end if;
    alter table public.sync_progress enable trigger user;
    alter table public.sync_progress force row level security;
end
$rewrite$;

alter table public.sync_progress
    drop column rate_at,
    drop column rate_started_at,
    drop column rate_elapsed,
    drop column rate_active,
    drop column rate_done,
    drop column rate_processed,
    drop column rate_work,
    drop column rate_span,
    drop column rate_item_active,
    drop column rate_advances,
    drop column rate_gap,
    drop column rate_lost,
    drop column rate_losses,
    drop column rate_slow_for,
    drop column rate_slow_lost,
    drop column rate_pace,
    drop column rate_pace_at,
    drop column rate_pace_left,
    drop column rate_spacing;

create function sync_console.keep_derived_progress()
    returns trigger
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
begin
    new.status_code := sync_console.status_code(new.status);
    new.entity_code := sync_console.entity_code(new.entity_type);
    new.source_code := sync_console.source_code(new.source_system);
    if tg_op = 'UPDATE' then
        if new.started_at is distinct from old.started_at
                or new.elapsed_seconds is distinct from old.elapsed_seconds
                or new.speed_items_per_min is distinct from old.speed_items_per_min
                or new.eta_seconds is distinct from old.eta_seconds
                or new.eta_low is distinct from old.eta_low
                or new.eta_high is distinct from old.eta_high then
            new.rate_due_at := null;
        else
            new.rate_due_at := old.rate_due_at;
        end if;
        new.rate_due_done := old.rate_due_done;
        new.rate_slow := old.rate_slow;
        new.rate_state := old.rate_state;
        new.rate_marks := old.rate_marks;
        new.rate_ewma := old.rate_ewma;
        new.rate_variance := old.rate_variance;
        new.rate_samples := old.rate_samples;
        new.sample_count := old.sample_count;
    end if;
    return new;
end
$$;

revoke execute on function sync_console.keep_derived_progress() from public;

create trigger sync_progress_05_derived
    before insert or update of
        status_code, entity_code, source_code, entity_type, source_system, started_at, elapsed_seconds,
        speed_items_per_min, eta_seconds, eta_low, eta_high, rate_due_at, rate_due_done, rate_slow, rate_state,
        rate_marks, rate_ewma, rate_variance, rate_samples, sample_count
    on public.sync_progress
    for each row
    execute function sync_console.keep_derived_progress();

-- No index may hold a column far behind in the row: every update compares it, and to find it walks all before it.
drop index public.idx_sync_progress_entity;
create index idx_sync_progress_entity on public.sync_progress (org_id, entity_type, started_at desc);

create or replace function public.validate_sync_progress_totals()
    returns trigger
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
declare
    over     constant public.sync_status_type[] := '{completed,completed_with_errors,failed,cancelled,timeout}';
    moment   timestamptz := clock_timestamp();
    done     bigint      := new.processed_count::bigint + new.failed_count;
    by_count boolean     := new.total_known and not new.completes_by_finish;
    told     boolean     := false;
begin
    if not new.total_known then
        new.total_items := least(done, 2147483647);
    end if;
    if done > new.total_items then
        raise exception 'processed (%) + failed (%) is more than the total (%)',
                new.processed_count, new.failed_count, new.total_items
            using errcode = 'check_violation',
                  constraint = 'sync_progress_no_more_done_than_there_is',
                  schema = 'public',
                  table = 'sync_progress';
    end if;
    new.current_item := least(new.current_item, new.total_items);

    if tg_op = 'UPDATE' then
        if new.total_known and old.total_known and new.total_items > old.total_items and old.total_items > 0 then
            new.previous_total := old.total_items;
            new.total_grew_at := moment;
        end if;
        if old.completed_at is not null then
            if new.completed_at is null
                    or new.status <> all (over)
                    or by_count
                       and new.closed_by is null
                       and new.completed_at = old.completed_at
                       and new.status = old.status
                       and done < new.total_items
                       and (old.status in ('completed', 'completed_with_errors') and new.total_items > old.total_items
                            or old.status = 'timeout' and done > old.processed_count::bigint + old.failed_count) then
                new.completed_at := null;
                new.reopened_at := moment;
                new.error_code := null;
                new.error_message := null;
                new.closed_by := null;
                new.close_reason := null;
                if new.status = any (over) then
                    new.status := 'in_progress';
                end if;
            end if;
        end if;
        -- The service's own word, as against our note that it asked for commands, or the removal of a user.
        told := new.status = old.status
            and new.commands_fetched_at is not distinct from old.commands_fetched_at
            and (new.initiated_by is not null or old.initiated_by is null);
    end if;

    if new.status = any (over) then
        new.completed_at := coalesce(new.completed_at, moment);
    elsif new.completed_at is not null or by_count and done = new.total_items and (done > 0 or told) then
        new.completed_at := coalesce(new.completed_at, moment);
        new.status := case
            when done < new.total_items and new.processed_count = 0 then 'failed'
            when done < new.total_items or new.failed_count > 0 then 'completed_with_errors'
            else 'completed'
        end;
    elsif new.status = 'pending'
            and (done > 0
                 or new.current_item > 0
                 or by_count and (told or tg_op = 'INSERT' and new.total_items > 0)) then
        new.status := 'in_progress';
    end if;

    if tg_op = 'INSERT' then
        new.transition_at := new.updated_at;
        if done > 0 then
            new.last_item_at := moment;
        end if;
        if new.status = 'paused' then
            new.paused_at := moment;
        end if;
    elsif new.status <> old.status or new.reopened_at is distinct from old.reopened_at then
        new.transition_at := moment;
        if new.status = 'paused' then
            new.paused_at := moment;
        elsif new.paused_at is not null then
            new.paused_seconds := new.paused_seconds + date_part('epoch', moment - new.paused_at);
            new.paused_at := null;
        end if;
    end if;
    new.settled_status := new.status;
    new.settled_total := new.total_items;
    new.status_code := sync_console.status_code(new.status);
    new.rate_due_at := null;
    return new;
end
$$;

-- Elapsed time, speed and time left. Works on the old row's state alone, so that nothing a client writes into these
-- columns counts. All inside is double precision and guarded, and what does not fit a column is capped: a tick never
-- fails for arithmetic. A clock that jumps back makes no negative time.
create or replace function public.update_sync_progress_elapsed()
    returns trigger
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
declare
    moment           timestamptz      := sync_console.progress_clock();
    elapsed          double precision := date_part('epoch', coalesce(new.completed_at, moment))
                                         - date_part('epoch', new.started_at);
    done             double precision;
    items_left       double precision;
    fresh            boolean;
    samples          integer          := 0;
    dt               double precision;
    dw               double precision;
    dp               double precision;
    active           double precision := 0;
    work             double precision := 0;
    item_active      double precision := 0;
    advances         integer          := 0;
    gap              double precision := 0;
    gap_now          double precision;
    lost             double precision := 0;
    losses           integer          := 0;
    slow_for         double precision := 0;
    slow_lost        double precision := 0;
    slow             boolean;
    was_slow         boolean          := false;
    span             double precision := 0;
    ewma             double precision := 0;
    excess           double precision;
    clock            double precision;
    marks            double precision[] := '{0,0}';
    spacing          double precision := 0;
    n                integer;
    forecast         double precision[];
    pace             double precision;
    variance         double precision;
    pace_at          double precision := 0;
    pace_left        double precision := 0;
    state            double precision[] := old.rate_state;
    base             double precision;
    horizon          double precision;
    loss             double precision := 0;
    waiting          double precision := 0;
    waiting_variance double precision := 0;
    since            double precision := 0;
    silent           double precision := 0;
    spread           double precision;
begin
    -- What has ended stands still.
    if new.completed_at = old.completed_at and new.started_at = old.started_at and new.status = old.status then
        new.elapsed_seconds := old.elapsed_seconds;
        new.speed_items_per_min := old.speed_items_per_min;
        new.eta_seconds := old.eta_seconds;
        new.eta_low := old.eta_low;
        new.eta_high := old.eta_high;
        new.rate_due_at := old.rate_due_at;
        return new;
    end if;

    elapsed := least(greatest(elapsed, 0), 2147483647);
    done := new.processed_count::double precision + new.failed_count;
    items_left := greatest(new.total_items - done, 0);
    new.elapsed_seconds := floor(elapsed);
    new.eta_seconds := null;
    new.eta_low := null;
    new.eta_high := null;

    -- The state as it was. What starts, or starts anew, has none: its first tick speaks for all the time since.
    new.rate_due_at := '-infinity';
    fresh := old.rate_due_at is null or new.started_at > old.started_at;
    if fresh then
        dt := greatest(elapsed - new.paused_seconds, 0);
        if new.status = 'paused' then
            dt := least(dt, greatest(
                date_part('epoch', new.paused_at) - date_part('epoch', new.started_at) - new.paused_seconds, 0));
        end if;
        dw := done;
        dp := new.processed_count;
        new.rate_samples := '{}';
        pace := null;
        variance := null;
    else
        samples := old.sample_count;
        dt := case
            when old.status in ('in_progress', 'pending') then greatest(elapsed - state[1], 0)
            else 0
        end;
        dw := greatest(done - state[3], 0);
        dp := greatest(new.processed_count::double precision - state[4], 0);
        active := state[2];
        work := state[5];
        span := state[6];
        item_active := state[7];
        advances := state[8];
        gap := state[9];
        lost := state[10];
        losses := state[11];
        slow_for := state[12];
        slow_lost := state[13];
        pace := nullif(state[14], 0);
        pace_at := state[15];
        pace_left := state[16];
        spacing := state[17];
        ewma := coalesce(old.rate_ewma, 0);
        marks := old.rate_marks;
        variance := old.rate_variance;
        was_slow := old.rate_slow;
    end if;
    active := least(active + dt, 1e9);
    slow := coalesce(new.worker_state in ('throttled', 'waiting', 'retrying'), false);
    new.rate_slow := slow;

    if new.completed_at is not null then
        new.speed_items_per_min := case
            when new.processed_count > 0
                then least(new.processed_count / greatest(active, 1) * 60, 99999999.99)
        end;
        if new.status in ('completed', 'completed_with_errors') then
            new.eta_seconds := 0;
            new.eta_low := 0;
            new.eta_high := 0;
        end if;
        new.rate_state := array[
            elapsed, active, done, new.processed_count, work + dw, span, item_active, advances, gap,
            lost, losses, slow_for, slow_lost, coalesce(pace, 0), pace_at, pace_left, spacing];
        return new;
    end if;

    -- What was done in the first second may have been done before, by a run that this one resumes: it sets the mark
    -- from which all is counted.
    if samples = 0 and (active < 1 or done = 0) then
        if done = 0 then
            new.rate_due_at := null;
            new.speed_items_per_min := null;
        elsif new.processed_count > 0 then
            new.speed_items_per_min := least(new.processed_count * 60.0::double precision, 99999999.99);
        else
            new.speed_items_per_min := null;
        end if;
        new.rate_state := array[
            elapsed, active, done, new.processed_count, 0, 0, active, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
        new.rate_ewma := null;
        new.rate_variance := null;
        new.rate_marks := array[active, 0];
        new.sample_count := 0;
        return new;
    end if;

    -- A second, but for the rounding of the clock.
    if dt >= 0.999
            or samples = 0
            or elapsed < state[1]
            or slow <> was_slow
            or new.status is distinct from old.status
            or dw > 0.25 * work then
        work := work + dw;
        if was_slow and advances >= 3 then
            -- Throttled: what this took longer than usual is lost, the rest counts as usual.
            excess := greatest(dt - dw * pace, 0);
            lost := lost + excess;
            slow_lost := slow_lost + excess;
            slow_for := slow_for + dt;
            item_active := active;
        elsif dw > 0 then
            gap_now := active - item_active;
            advances := advances + 1;
            if advances > 3 then
                excess := gap_now - greatest(2 * gap, 1.5 * dw * pace);
                if excess > 3 * gap then
                    lost := lost + excess;
                    losses := losses + 1;
                    gap_now := gap_now - excess;
                end if;
            end if;
            gap := case
                when advances = 1 then gap_now
                else gap + (least(gap_now, 3 * gap) - gap) / least(advances, 8)
            end;
            item_active := active;
        end if;
        if slow and not was_slow then
            if advances >= 3 then
                losses := losses + 1;
            end if;
            slow_for := 0;
            slow_lost := 0;
        end if;

        if dt > 0 or dp > 0 then
            spread := span * exp(-least(dt / greatest(30, 4 * gap), 50));
            ewma := (ewma * spread + dp) / greatest(spread + dt, 0.001);
            span := spread + dt;
            if ewma < 1e-9 then
                ewma := 0;
            end if;
        end if;
        if dt >= 0.999 then
            samples := samples + 1;
            new.rate_samples := (case
                when fresh then '{}'
                when cardinality(old.rate_samples) < 60 then old.rate_samples
                else old.rate_samples[2:60]
            end) || least(dp / dt * 60, 1e30)::real;
        end if;

        if dw > 0 then
            clock := item_active - lost;
            n := cardinality(marks);
            if n > 2 and clock - marks[n - 1] < 1 then
                marks[n] := work;
            elsif work - marks[n] >= greatest(least(spacing, items_left / 3), 1) then
                if n >= 34 then
                    spacing := (work - marks[2]) / 8;
                    forecast := marks[1:2];
                    for i in 2 .. n / 2 loop
                        if marks[2 * i] - forecast[cardinality(forecast)] >= 0.75 * spacing or i = n / 2 then
                            forecast := forecast || marks[2 * i - 1:2 * i];
                        end if;
                    end loop;
                    marks := forecast;
                end if;
                marks := marks || array[clock, work];
                pace := null;
            end if;
            if pace is null
                    or items_left < 0.8 * pace_left
                    or items_left > 1.02 * pace_left
                    or clock > 1.06 * pace_at
                    or dw > 0.2 * work then
                forecast := sync_console.progress_forecast(marks || array[clock, work], items_left);
                pace := forecast[1];
                variance := forecast[2];
                pace_at := clock;
                pace_left := items_left;
            end if;
            new.rate_marks := marks;
        end if;

        new.rate_state := array[
            elapsed, active, done, new.processed_count, work, span, item_active, advances, gap,
            lost, losses, slow_for, slow_lost, coalesce(pace, 0), pace_at, pace_left, spacing];
        new.rate_ewma := ewma;
        new.rate_variance := variance;
        new.sample_count := samples;
    end if;

    new.speed_items_per_min := case
        when new.processed_count > 0 then least(ewma * 60, 99999999.99)
    end;

    -- Whoever is near the end, or not simply running, is computed anew each time.
    if new.status = 'in_progress' then
        new.rate_due_at := moment + interval '1 second';
        new.rate_due_done := least(done + 0.25 * work, 9e18);
    end if;
    if not new.total_known
            or pace is null
            or work < 0.02 * (work + items_left) and (active < 10 or advances < 3) then
        return new;
    end if;

    -- What is left at that pace, what stalls like those so far will add, and the rest of one that is on. Who has
    -- been silent, or waiting for an unknown time, is taken to be half through with it.
    horizon := least(items_left / greatest(work, 1), 6);
    if slow and advances >= 3 then
        losses := losses - 1;
        lost := lost - slow_lost;
    end if;
    if losses > 0 then
        loss := lost / losses;
    end if;
    if slow and advances >= 3 then
        waiting := coalesce(date_part('epoch', new.worker_until) - date_part('epoch', moment), 0);
        if waiting > 0 then
            waiting := least(waiting, 1e8);
        else
            waiting := greatest(slow_for, loss - slow_for);
            waiting_variance := waiting * waiting;
        end if;
        if slow_for >= 2 then
            waiting := waiting * slow_lost / slow_for;
            waiting_variance := waiting_variance * (slow_lost / slow_for) * (slow_lost / slow_for);
        end if;
    else
        since := active - item_active;
        silent := greatest(since - 1.5 * gap, 0);
    end if;
    base := items_left * pace
        + loss * greatest(losses::double precision * losses / (losses + 2) * horizon - 0.35, 0)
        + waiting;
    if base > 0 then
        spread := sqrt(least(
            variance * (items_left * pace / base) * (items_left * pace / base)
                + least(1.44 * loss * loss * (losses + 0.5) * horizon / (base * base), 4)
                + least(0.4 * waiting_variance / (base * base), 2)
                + least(0.09 * gap * gap / (base * base), 0.4)
                + 1.8 / greatest(items_left, 1),
            9));
    else
        spread := 0;
    end if;
    new.eta_seconds := least(round(base + silent), 2147483647);
    if new.eta_seconds <= 20 then
        new.rate_due_at := '-infinity';
    end if;
    new.eta_low := least(floor(base * exp(-0.9 * spread)), 2147483647);
    new.eta_high := least(ceil(base * exp(1.12 * spread) + 0.5 * since + 4 * silent), 2147483647);
    return new;
end
$$;

-- Most ticks come within a second of the last estimate and turn nothing. A clock that jumps back is no reason to wait.
-- The condition is made ready for each statement, and to inline a function of ours would take longer than the tick: so it
-- reads the clock itself. Where a test puts another in the estimator's place, every tick is due.
drop trigger sync_progress_20_elapsed on public.sync_progress;
create trigger sync_progress_20_elapsed
    before insert or update on public.sync_progress
    for each row
    when (
        new.rate_due_at is null
        or not clock_timestamp() between new.rate_due_at - interval '1 second' and new.rate_due_at
        or new.processed_count::bigint + new.failed_count > new.rate_due_done
        or coalesce(new.worker_state in ('throttled', 'waiting', 'retrying'), false) <> new.rate_slow
    )
    execute function public.update_sync_progress_elapsed();

