package com.mantisnxt.sync.preview.plan;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.connector.Sources;
import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.Right;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Begins syncs that compute a preview and apply it in one go. Whether they may is for whoever asks to know. */
@Service
public class DirectSyncs {

    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final int LONGEST_NAME = 60;

    private static final String HEADER = """
            insert into public.sync_preview_cache
                   (org_id, sync_type, sync_id, computed_by, expires_at)
            values (?, ?::public.sync_type, ?, ?, now() + interval '1 day')
            returning id
            """;

    private final CurrentCaller currentCaller;
    private final JdbcClient jdbc;
    private final Sources sources;
    private final PreviewRequests requests;
    private final RunQueue queue;

    DirectSyncs(
            CurrentCaller currentCaller, JdbcClient jdbc, Sources sources, PreviewRequests requests, RunQueue queue) {
        this.currentCaller = currentCaller;
        this.jdbc = jdbc;
        this.sources = sources;
        this.requests = requests;
        this.queue = queue;
    }

    /**
     * @param everything false reads only what has changed, where the source can tell
     * @return the sync on the live board
     * @throws com.mantisnxt.sync.base.Refused when there is no such connection, or another sync works on its records
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public String begin(UUID connection, EntityType entity, boolean everything) {
        Caller caller = currentCaller.require(Right.STEER);
        // refuses what is not to be read any more
        sources.open(connection, entity);
        String fingerprint = sources.fingerprint(connection, entity);
        String syncId = syncId(sources.name(connection), entity);
        UUID preview = jdbc.sql(HEADER)
                .params(caller.org().value(), sources.system(connection).label(), syncId)
                .param(caller.user())
                .query(UUID.class)
                .single();
        RunOrder order = new RunOrder(preview, connection, entity, syncId, false);
        requests.plan(order, fingerprint);
        queue.sync(order, everything);
        return syncId;
    }

    /** What people read on the board: the connection, what comes from it, and something that tells one from the next. */
    private static String syncId(String connection, EntityType entity) {
        String name = NO_WORD.matcher(connection.toLowerCase(Locale.ROOT)).replaceAll("-");
        return name.substring(0, Math.min(LONGEST_NAME, name.length()))
                + "-" + entity.label()
                + "-" + UUID.randomUUID().toString().substring(0, 8);
    }
}
