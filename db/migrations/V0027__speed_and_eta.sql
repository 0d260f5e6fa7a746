-- Speed over a recent window, and the time left as a range that can be believed, computed with every tick.
--
-- The course of a sync is kept as at most 17 marks (seconds of activity, items done), evenly spread over the items.
-- Time in which a sync only waited (a pause, a stall, a service that throttles us) is not in them: a pause counts
-- nowhere, lost time is forecast for itself. From the marks come the pace that the remaining items will take, and how
-- uncertain it is. That is computed anew only when the marks have changed; a tick between takes the short way.

alter table public.sync_progress
    -- at rate_at: the start, seconds since then, and those of activity among them: no pause, no time after an end
    add column rate_started_at  timestamptz,
    add column rate_elapsed     double precision,
    add column rate_active      double precision not null default 0,
    -- processed + failed, and processed, at rate_at
    add column rate_done        integer          not null default 0,
    add column rate_processed   integer          not null default 0,
    -- items seen being done; unlike the counts it never goes back when a sync repeats a part
    add column rate_work        double precision not null default 0,
    -- seconds that stand behind rate_ewma
    add column rate_span        double precision not null default 0,
    -- activity when items last came, how often they came, the usual gap between
    add column rate_item_active double precision not null default 0,
    add column rate_advances    integer          not null default 0,
    add column rate_gap         double precision not null default 0,
    -- time lost by stalls and throttling, how many times; of the episode that is still on: its length and loss
    add column rate_lost        double precision not null default 0,
    add column rate_losses      integer          not null default 0,
    add column rate_slow_for    double precision not null default 0,
    add column rate_slow_lost   double precision not null default 0,
    -- seconds an item, as forecast for the rest; when (of activity without losses) and for how many items
    add column rate_pace        double precision,
    add column rate_pace_at     double precision not null default 0,
    add column rate_pace_left   double precision not null default 0,
    -- seconds and items by turns, and the least distance of two marks in items
    add column rate_spacing     double precision not null default 0,
    add column rate_marks       real[]           not null default '{0,0}';

comment on column public.sync_progress.rate_ewma is 'processed items a second, over a window of some 30 s';
comment on column public.sync_progress.rate_variance is 'variance of the logarithm of rate_pace as a forecast';

-- The clock of the estimator. A function so that tests can put a virtual clock in its place; it has no search_path of
-- its own because only then it is inlined and costs nothing.
create function sync_console.progress_clock()
    returns timestamptz
    language sql
    volatile
    parallel safe
    as 'select pg_catalog.clock_timestamp()';
revoke execute on function sync_console.progress_clock() from public;
grant execute on function sync_console.progress_clock() to authenticated;

-- From marks to the pace of what is left and its variance (of the logarithm).
--
-- The pace starts as the average of the whole course and moves towards that of its last half, quarter and eighth as far
-- as they differ by more than the noise explains. The noise is measured between neighbours of one, two and four blocks,
-- the worst counts: so noise that hangs together is not taken for a change. Where the pace has been drifting one way
-- all along, it drifts on. The variance adds up what the noise, the changes, the drift and the distance still to go
-- leave open; the weights were fitted on simulated syncs.
create function sync_console.progress_forecast(marks double precision[], items_left double precision)
    returns double precision[]
    language plpgsql
    immutable
    strict
    parallel safe
    set search_path = pg_catalog, pg_temp
as $$
declare
    -- the newest block is the first of these
    seconds   double precision[] := '{}';
    items     double precision[] := '{}';
    n         integer := 0;
    s         double precision;
    w         double precision;
    all_s     double precision := marks[cardinality(marks) - 1] - marks[1];
    all_w     double precision := marks[cardinality(marks)] - marks[2];
    -- pace of the last eighth, quarter, half and of all
    shares    constant double precision[] := '{0.125,0.25,0.5,1}';
    paces     double precision[] := '{}';
    k         integer := 1;
    cum_s     double precision := 0;
    cum_w     double precision := 0;
    -- noise: per length of neighbours, running sums of a group and the logarithm of the group before
    noise     double precision := 0;
    width     integer;
    group_s   double precision;
    group_w   double precision;
    before    double precision;
    squares   double precision;
    pairs     integer;
    expected  double precision;
    -- drift: regression of the logarithm of the pace on the place in the course
    x         double precision;
    y         double precision;
    sum_x     double precision := 0;
    sum_y     double precision := 0;
    sum_xx    double precision := 0;
    sum_xy    double precision := 0;
    sum_yy    double precision := 0;
    slope     double precision;
    recent    double precision;
    latest    double precision;
    drift     double precision := 0;
    horizon   double precision;
    log_pace  double precision;
    change    double precision;
    half      double precision;
    quarter   double precision;
begin
    for i in reverse cardinality(marks) / 2 - 1 .. 1 loop
        w := marks[2 * i + 2] - marks[2 * i];
        if w > 0 then
            s := greatest(marks[2 * i + 1] - marks[2 * i - 1], 0.001);
            n := n + 1;
            seconds[n] := s;
            items[n] := w;
            while k <= 4 and (cum_w + w >= shares[k] * all_w or i = 1) loop
                x := least((shares[k] * all_w - cum_w) / w, 1);
                paces[k] := (cum_s + x * s) / (cum_w + x * w);
                k := k + 1;
            end loop;
            x := 1 - (cum_w + w / 2) / all_w;
            y := ln(s / w);
            sum_x := sum_x + x;
            sum_y := sum_y + y;
            sum_xx := sum_xx + x * x;
            sum_xy := sum_xy + x * y;
            sum_yy := sum_yy + y * y;
            cum_s := cum_s + s;
            cum_w := cum_w + w;
        end if;
    end loop;
    if n = 0 then
        return null;
    end if;
    while k <= 4 loop
        paces[k] := cum_s / cum_w;
        k := k + 1;
    end loop;

    foreach width in array array[1, 2, 4] loop
        exit when n < 2 * width;
        squares := 0;
        pairs := 0;
        before := null;
        for g in 0 .. n / width - 1 loop
            group_s := 0;
            group_w := 0;
            for i in g * width + 1 .. g * width + width loop
                group_s := group_s + seconds[i];
                group_w := group_w + items[i];
            end loop;
            y := ln(group_s / group_w);
            if before is not null then
                squares := squares + (y - before) * (y - before);
                pairs := pairs + 1;
            end if;
            before := y;
        end loop;
        if width < 4 or pairs > 1 then
            noise := greatest(noise, width * squares / 2 / pairs);
        end if;
    end loop;
    -- few blocks say little about noise: two blocks' worth of what is usual
    expected := (noise * (n - 1) + 0.12) / (n + 1);

    log_pace := ln(paces[4]);
    for i in reverse 3 .. 1 loop
        change := ln(paces[i]) - log_pace;
        if change <> 0 then
            log_pace := log_pace + change * least(n * shares[i], 1)
                * change * change / (change * change + 3 * (noise / greatest(n * shares[i], 1) + 0.0004));
        end if;
    end loop;

    horizon := least(items_left / all_w, 6);
    if n >= 8 then
        sum_xx := sum_xx - sum_x * sum_x / n;
        sum_xy := sum_xy - sum_x * sum_y / n;
        sum_yy := sum_yy - sum_y * sum_y / n;
        slope := sum_xy / sum_xx;
        recent := 2 * ln(paces[3] / greatest(2 * paces[4] - paces[3], 0.1 * paces[3]));
        latest := 4 * ln(paces[2] / greatest(2 * paces[3] - paces[2], 0.1 * paces[2]));
        if sign(slope) = sign(recent) and sign(slope) = sign(latest) then
            drift := sign(slope) * least(abs(slope), abs(recent), abs(latest))
                * greatest(1 - 3 * greatest(noise, (sum_yy - slope * sum_xy) / (n - 2), 0.000001)
                               / greatest(slope * slope * sum_xx, 0.000000001), 0)
                * 0.9 * (0.12 + horizon / 2);
            drift := greatest(least(drift, 0.8), -0.4);
        end if;
    end if;

    half := ln(paces[3] / paces[4]);
    quarter := ln(paces[2] / paces[3]);
    return array[
        exp(greatest(least(log_pace + drift, 40), -40)),
        0.86 * least(expected / greatest(n * items_left / all_w, 1), 4)
            + 0.14 * least(half * half, 4)
            + 1.0 * least(quarter * quarter, 4)
            + 2.2 * drift * drift
            + 0.054 * horizon / (1 + horizon)
    ];
end
$$;
revoke execute on function sync_console.progress_forecast(double precision[], double precision) from public;
grant execute on function sync_console.progress_forecast(double precision[], double precision) to authenticated;

-- Elapsed time, speed and time left. Works on the old row's state alone, so that nothing a client writes into these
-- columns counts. All inside is double precision and guarded, and what does not fit a column is capped: a tick never
-- fails for arithmetic. A clock that jumps back makes no negative time.
create or replace function public.update_sync_progress_elapsed()
    returns trigger
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
declare
    moment timestamptz := sync_console.progress_clock();
begin
    -- The way of nearly every tick: less than a second ago all this was computed, and nothing turned since. With little
    -- time left even that is too old.
    if moment < old.rate_at + interval '1 second'
            and moment >= old.rate_at
            and new.started_at = old.rate_started_at
            and new.status = 'in_progress'
            and old.status = 'in_progress'
            and new.total_items = old.total_items
            and new.worker_state is not distinct from old.worker_state
            and new.processed_count + (new.failed_count - old.rate_done)::double precision <= 0.25 * old.rate_work
            and coalesce(old.eta_seconds, 60) > 20
            and new.eta_seconds is not distinct from old.eta_seconds
            and new.speed_items_per_min is not distinct from old.speed_items_per_min
            and new.elapsed_seconds = old.elapsed_seconds then
        return new;
    end if;

    <<anew>>
    declare
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
        fresh := old.rate_at is null or new.started_at > old.started_at;
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
                when old.status in ('in_progress', 'pending') then greatest(elapsed - old.rate_elapsed, 0)
                else 0
            end;
            dw := greatest(done - old.rate_done, 0);
            dp := greatest(new.processed_count::double precision - old.rate_processed, 0);
            active := old.rate_active;
            work := old.rate_work;
            item_active := old.rate_item_active;
            advances := old.rate_advances;
            gap := old.rate_gap;
            lost := old.rate_lost;
            losses := old.rate_losses;
            slow_for := old.rate_slow_for;
            slow_lost := old.rate_slow_lost;
            span := old.rate_span;
            ewma := coalesce(old.rate_ewma, 0);
            marks := old.rate_marks;
            spacing := old.rate_spacing;
            pace := old.rate_pace;
            variance := old.rate_variance;
            was_slow := coalesce(old.worker_state in ('throttled', 'waiting', 'retrying'), false);
        end if;
        active := least(active + dt, 1e9);
        slow := coalesce(new.worker_state in ('throttled', 'waiting', 'retrying'), false);

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
            new.rate_at := moment;
            new.rate_started_at := new.started_at;
            new.rate_elapsed := elapsed;
            new.rate_active := active;
            new.rate_done := done;
            new.rate_processed := new.processed_count;
            new.rate_work := work + dw;
            return new;
        end if;

        -- What was done in the first second may have been done before, by a run that this one resumes: it sets the mark
        -- from which all is counted.
        if samples = 0 and (active < 1 or done = 0) then
            if done = 0 then
                new.rate_at := null;
                new.speed_items_per_min := null;
            else
                new.rate_at := moment;
                new.speed_items_per_min := case
                    when new.processed_count > 0
                        then least(new.processed_count * 60.0::double precision, 99999999.99)
                end;
            end if;
            new.rate_started_at := new.started_at;
            new.rate_elapsed := elapsed;
            new.rate_active := active;
            new.rate_done := done;
            new.rate_processed := new.processed_count;
            new.rate_work := 0;
            new.rate_ewma := null;
            new.rate_span := 0;
            new.rate_item_active := active;
            new.rate_advances := 0;
            new.rate_gap := 0;
            new.rate_lost := 0;
            new.rate_losses := 0;
            new.rate_pace := null;
            new.rate_variance := null;
            new.rate_spacing := 0;
            new.rate_marks := array[active, 0];
            new.sample_count := 0;
            return new;
        end if;

        -- A second, but for the rounding of the clock.
        if dt >= 0.999
                or samples = 0
                or elapsed < old.rate_elapsed
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
                        or items_left < 0.8 * old.rate_pace_left
                        or items_left > 1.02 * old.rate_pace_left
                        or clock > 1.06 * old.rate_pace_at
                        or dw > 0.2 * work then
                    forecast := sync_console.progress_forecast(marks || array[clock, work], items_left);
                    pace := forecast[1];
                    variance := forecast[2];
                    new.rate_pace_at := clock;
                    new.rate_pace_left := items_left;
                end if;
                new.rate_marks := marks;
                new.rate_spacing := spacing;
            end if;

            new.rate_at := moment;
            new.rate_started_at := new.started_at;
            new.rate_elapsed := elapsed;
            new.rate_active := active;
            new.rate_done := done;
            new.rate_processed := new.processed_count;
            new.rate_work := work;
            new.rate_ewma := ewma;
            new.rate_span := span;
            new.rate_item_active := item_active;
            new.rate_advances := advances;
            new.rate_gap := gap;
            new.rate_lost := lost;
            new.rate_losses := losses;
            new.rate_slow_for := slow_for;
            new.rate_slow_lost := slow_lost;
            new.rate_pace := pace;
            new.rate_variance := variance;
            new.sample_count := samples;
        end if;

        new.speed_items_per_min := case
            when new.processed_count > 0 then least(ewma * 60, 99999999.99)
        end;

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
        new.eta_low := least(floor(base * exp(-0.9 * spread)), 2147483647);
        new.eta_high := least(ceil(base * exp(1.12 * spread) + 0.5 * since + 4 * silent), 2147483647);
        return new;
    end;
end
$$;
