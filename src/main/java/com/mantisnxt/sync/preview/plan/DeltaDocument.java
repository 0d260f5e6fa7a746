package com.mantisnxt.sync.preview.plan;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes a preview as one delta too, as services read it: with its items when they are few, else only their numbers. */
@Repository
class DeltaDocument {

    private static final String WRITE = """
            update public.sync_preview_cache c
               set delta_json = jsonb_build_object(
                       'entity_type', ?::text,
                       'statistics', jsonb_build_object(
                           'new_count', p.new_count,
                           'updated_count', p.updated_count,
                           'deleted_count', p.deleted_count,
                           'unchanged_count', p.unchanged_count,
                           'total_affected', p.new_count + p.updated_count + p.deleted_count))
                   || case when p.new_count + p.updated_count + p.deleted_count > ?
                           then '{"truncated": true}'::jsonb
                           else (select jsonb_build_object(
                                            'new', coalesce(jsonb_agg(i.after_data || jsonb_build_object('id', i.external_id)
                                                order by i.position) filter (where i.kind_code = 1), '[]'),
                                            'updated', coalesce(jsonb_agg(jsonb_build_object('id', i.external_id,
                                                'old_data', i.before_data, 'new_data', i.after_data)
                                                order by i.position) filter (where i.kind_code = 2), '[]'),
                                            'deleted', coalesce(jsonb_agg(i.before_data || jsonb_build_object('id', i.external_id)
                                                order by i.position) filter (where i.kind_code = 3), '[]'))
                                   from sync_console.preview_item i
                                  where i.org_id = p.org_id
                                    and i.preview_id = p.preview_id) end
              from sync_console.preview_plan p
             where p.org_id = ?
               and p.preview_id = ?
               and c.org_id = p.org_id
               and c.id = p.preview_id
            """;

    private final JdbcClient jdbc;
    private final Plans plans;
    private final PlanProperties properties;

    DeltaDocument(JdbcClient jdbc, Plans plans, PlanProperties properties) {
        this.jdbc = jdbc;
        this.plans = plans;
        this.properties = properties;
    }

    void write(UUID org, UUID preview) {
        String entity = plans.get(preview).entity().label();
        jdbc.sql(WRITE).params(entity, properties.smallDelta(), org, preview).update();
    }
}
