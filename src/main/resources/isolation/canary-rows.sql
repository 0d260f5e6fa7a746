-- A marked row of one canary in every table of organisations, written anew wherever it is missing. As the application
-- writes, so the policies for writing are asked as well.
-- :org, :marker, and :id, which is made of the organisation's. There are no people among canaries: whoever is in the
-- tables of people is foreign to them.

insert into sync_console.api_token (org_id, id, name, prefix, token_hash, scopes, expires_at)
values (:org, :id, 'isolation proof', 'canary', sha256(convert_to(gen_random_uuid()::text, 'UTF8')), '{read,report}', now())
    on conflict do nothing;

insert into sync_console.audit_event (org_id, at, id, actor, action, subject)
values (:org, timestamptz '2026-01-01 00:00:00+00', :id, :marker, 'canary', :marker)
    on conflict do nothing;

insert into public.sync_progress (org_id, sync_id, entity_type, total_items, processed_count, status, completed_at)
values (:org, :marker, 'product', 1, 1, 'completed', now())
    on conflict do nothing;

-- So that boards, which show an ended sync for some minutes, have it to show.
update public.sync_progress
   set completed_at = now()
 where org_id = :org
   and sync_id = :marker
   and completed_at < now() - interval '1 minute';

insert into sync_console.sync_progress_sample (org_id, progress_id, at, processed, failed)
select p.org_id, p.id, timestamptz '2026-01-01 00:00:00+00', 1, 0
  from public.sync_progress p
 where p.org_id = :org
    on conflict do nothing;

insert into sync_console.sync_command (org_id, id, sync_id, kind, acknowledged_at, outcome)
values (:org, :id, :marker, 'pause', now(), 'done')
    on conflict do nothing;

insert into sync_console.start_key (org_id, idempotency_key, request_hash, sync_id)
values (:org, :marker, '\x00', :marker)
    on conflict do nothing;

insert into sync_console.event_key (org_id, idempotency_key, request_hash)
values (:org, :marker, '\x00')
    on conflict do nothing;

insert into public.sync_activity_log (org_id, sync_id, entity_type, action, status, error_message, message)
select :org, :marker, 'product', 'manual_trigger', 'failed', :marker || ' is not to be seen by anybody', :marker
 where not exists (
           select
             from public.sync_activity_log l
            where l.org_id = :org
              and l.created_at >= date_trunc('month', now(), 'UTC')
              and l.error_message is not null);

insert into sync_console.activity_view (org_id, id, owner_id, owner_name, name, search_line, shared)
values (:org, :id, :id, :marker, :marker, :marker, true)
    on conflict do nothing;

insert into sync_console.connection (org_id, id, name, source_code, archived_at)
values (:org, :id, :marker, 4, now())
    on conflict do nothing;

insert into sync_console.connection_entity (org_id, connection_id, entity_code, is_enabled)
values (:org, :id, 2, false)
    on conflict do nothing;

insert into sync_console.connection_pace (org_id, connection_id, requests_per_minute)
values (:org, :id, 1)
    on conflict do nothing;

insert into sync_console.connection_upload (org_id, id, connection_id, entity_code, file_name, bytes, sha256, started_at, completed_at)
values (:org, :id, :id, 2, :marker, 1, sha256('\x00'), now(), now())
    on conflict do nothing;

insert into sync_console.connection_upload_part (org_id, upload_id, number, content)
values (:org, :id, 0, '\x00')
    on conflict do nothing;

insert into sync_console.guardrail (org_id, connection_id, kind_code, threshold, action_code)
values (:org, :id, 1, 1, 1)
    on conflict do nothing;

insert into sync_console.organisation_setting (org_id, approvable_seconds)
values (:org, 3600)
    on conflict do nothing;

insert into sync_console.preview_setting (org_id, connection_id, approvable_seconds)
values (:org, :id, 3600)
    on conflict do nothing;

insert into sync_console.sync_setting (org_id, connection_id, entity_code, is_stopped)
values (:org, :id, 2, true)
    on conflict do nothing;

insert into sync_console.sync_position (org_id, connection_id, entity_code, watermark, fingerprint)
values (:org, :id, 2, :marker, :marker)
    on conflict do nothing;

insert into sync_console.record (org_id, connection_id, entity_code, external_id, state_code, version, hash, data)
values (:org, :id, 2, :marker, 1, 1, sha256('\x00'), jsonb_build_object('name', cast(:marker as text)))
    on conflict do nothing;

insert into public.sync_preview_cache (id, org_id, sync_type, sync_id, expires_at)
values (:id, :org, 'custom', :marker, now() + interval '100 years')
    on conflict do nothing;

insert into sync_console.preview_plan
       (org_id, preview_id, connection_id, entity_code, source_code, state_code, new_count, requested_by_name, failure_reason)
values (:org, :id, :id, 2, 4, 4, 1, :marker, :marker)
    on conflict do nothing;

insert into sync_console.preview_item
       (org_id, preview_id, position, kind_code, kind_position, external_id, name, search, before_version, after_state, after_data)
values (:org, :id, 0, 1, 0, :marker, :marker, :marker, 0, 1, jsonb_build_object('name', cast(:marker as text)))
    on conflict do nothing;

insert into sync_console.preview_item_tag (org_id, preview_id, tag, ordinal, position)
values (:org, :id, :marker, 0, 0)
    on conflict do nothing;

insert into sync_console.preview_exclusion (org_id, preview_id, position, reason, excluded_by_name)
values (:org, :id, 0, :marker, :marker)
    on conflict do nothing;

insert into sync_console.preview_approval
       (org_id, preview_id, approved_by, approved_by_name, decision_hash, included_count)
values (:org, :id, :id, :marker, '\x00', 0)
    on conflict do nothing;

insert into sync_console.preview_outcome (org_id, preview_id, position, outcome_code, reason)
values (:org, :id, 0, 4, :marker)
    on conflict do nothing;

insert into sync_console.run
       (org_id, id, kind_code, preview_id, connection_id, entity_code, sync_id, state_code, started_by_name, ended_at)
values (:org, :id, 1, :id, :id, 2, :marker, 6, :marker, now())
    on conflict do nothing;

insert into sync_console.staged_record (org_id, preview_id, external_id, state_code, hash, data)
values (:org, :id, :marker, 1, sha256('\x00'), '{}')
    on conflict do nothing;

select sync_console.quarantine_canary(:id, :marker);

insert into sync_console.sync_attempt (org_id, progress_id, number, worker, ended_at, reason)
select p.org_id, p.id, 1, :marker, now(), :marker
  from public.sync_progress p
 where p.org_id = :org
    on conflict do nothing;

insert into sync_console.bulk_act (org_id, id, kind, state_code, total, ended_at, asked_by_name)
values (:org, :id, 'pause', 3, 1, now(), :marker)
    on conflict do nothing;

insert into sync_console.bulk_item (org_id, act_id, position, sync_id, outcome_code)
values (:org, :id, 0, :marker, 1)
    on conflict do nothing;

insert into sync_console.hook_event (org_id, connection_id, event_hash, entity_codes)
values (:org, :id, sha256('\x00'), '{2}')
    on conflict do nothing;

insert into sync_console.sync_hint (org_id, connection_id, entity_code, hinted_at, begun_at)
values (:org, :id, 2, now(), now())
    on conflict do nothing;

insert into sync_console.stage (org_id, preview_id)
values (:org, :id)
    on conflict do nothing;

insert into sync_console.staged_id (org_id, preview_id, external_id)
values (:org, :id, :marker)
    on conflict do nothing;

insert into sync_console.alert_rule_setting (org_id, rule, changed_by_name)
values (:org, 'canary', :marker)
    on conflict do nothing;

insert into sync_console.alert
       (org_id, id, rule, subject_key, subject, severity_code, text, path, since, opened_at, last_seen_at, closed_at, close_code)
values (:org, :id, 'canary', :marker, :marker, 1, :marker, '', now(), now(), now(), now(), 1)
    on conflict do nothing;

insert into sync_console.alert_mute (org_id, id, connection_id, until_at, ended_at, reason)
values (:org, :id, :id, now(), now(), :marker)
    on conflict do nothing;

insert into sync_console.alert_evaluation (org_id)
values (:org)
    on conflict do nothing;

insert into sync_console.alert_channel (org_id, id, kind_code, name, recipients, is_enabled)
values (:org, :id, 1, :marker, array['nobody@invalid'], false)
    on conflict do nothing;

insert into sync_console.alert_delivery
       (org_id, id, channel_id, alert_id, change_code, news, state_code, created_at, due_at, settled_at)
values (:org, :id, :id, :id, 1, jsonb_build_object('subject', cast(:marker as text)), 2, now(), now(), now())
    on conflict do nothing;

insert into sync_console.sync_duration (org_id, progress_id, subject, ended_at, seconds)
select p.org_id, p.id, :marker, now(), 1
  from public.sync_progress p
 where p.org_id = :org
    on conflict do nothing;
