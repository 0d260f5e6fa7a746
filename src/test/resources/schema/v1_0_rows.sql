-- Two organisations at work on delivery 1.0: rows of every kind, in every partition, with the defects of their time.

insert into organization (id, name, slug) values
    ('00000000-0000-0000-0000-00000000000a', 'Alpha', 'alpha'),
    ('00000000-0000-0000-0000-00000000000b', 'Beta', 'beta');
insert into auth.users_extended (id, email, display_name, org_id) values
    ('00000000-0000-0000-0000-0000000000aa', 'ann@alpha.test', 'Ann', '00000000-0000-0000-0000-00000000000a'),
    ('00000000-0000-0000-0000-0000000000bb', 'bob@beta.test', 'Bob', '00000000-0000-0000-0000-00000000000b');

insert into sync_preview_cache (org_id, sync_type, sync_id, delta_json, computed_by, cache_key) values
    ('00000000-0000-0000-0000-00000000000a', 'woocommerce', 'w1', '{"new": [{"id": 1}]}',
        '00000000-0000-0000-0000-0000000000aa', 'woo'),
    ('00000000-0000-0000-0000-00000000000b', 'odoo', 'o1', '{}', null, 'odoo');
-- Lives for a microsecond: expired by the time it is healed.
insert into sync_preview_cache (org_id, sync_type, sync_id, cache_key, expires_at) values
    ('00000000-0000-0000-0000-00000000000a', 'shopify', 'gone', 'gone', now() + interval '1 microsecond');

insert into sync_progress (org_id, sync_id, entity_type, total_items, processed_count, failed_count, current_item,
        started_at, source_system, initiated_by) values
    ('00000000-0000-0000-0000-00000000000a', 'pending', 'customer', 0, 0, 0, 0, now(), 'woocommerce', null),
    ('00000000-0000-0000-0000-00000000000a', 'running', 'order', 100, 40, 2, 42, now() - interval '1 hour', 'Odoo',
        '00000000-0000-0000-0000-0000000000aa'),
    ('00000000-0000-0000-0000-00000000000a', 'done', 'order', 10, 10, 0, 10, now() - interval '2 hours', 'SAP', null),
    ('00000000-0000-0000-0000-00000000000b', 'errors', 'product', 10, 9, 1, 10, now() - interval '2 hours', null, null),
    ('00000000-0000-0000-0000-00000000000b', 'broken', 'product', 10, 0, 0, 0, now() - interval '2 hours', null, null);
update sync_progress set completed_at = now() where sync_id = 'broken';

insert into sync_activity_log (id, org_id, sync_id, entity_type, action, status, record_count, duration_seconds,
        error_message, user_id, created_at)
select gen_random_uuid(),
       case when n % 2 = 0 then '00000000-0000-0000-0000-00000000000a' else '00000000-0000-0000-0000-00000000000b' end::uuid,
       'running',
       'order',
       'batch_process',
       case when n % 5 = 0 then 'failed' else 'completed' end::sync_status_type,
       n,
       n / 10.0,
       case when n % 5 = 0 then 'Item ' || n || ' failed' end,
       case when n % 2 = 0 then '00000000-0000-0000-0000-0000000000aa'::uuid end,
       timestamptz '2025-11-01 00:00:00+00' + n * interval '36 hours'
  from generate_series(0, 199) n;
