package com.mantisnxt.sync.run;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.preview.plan.DirectSyncs;
import com.mantisnxt.sync.preview.plan.PreviewRequests;
import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.Right;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Begins syncs that apply themselves: by hand, and when their time has come. */
@Service
public class SyncRequests {

    private final CurrentCaller currentCaller;
    private final SyncSettings settings;
    private final DirectSyncs direct;
    private final PreviewRequests previews;

    SyncRequests(CurrentCaller currentCaller, SyncSettings settings, DirectSyncs direct, PreviewRequests previews) {
        this.currentCaller = currentCaller;
        this.settings = settings;
        this.direct = direct;
        this.previews = previews;
    }

    /** Whether the caller may have it applied without looking at it: who may approve, or all where it was set so. */
    @Transactional(readOnly = true)
    public boolean mayBegin(UUID connection, EntityType entity) {
        Caller caller = currentCaller.get();
        return caller.may(Right.STEER)
                && (caller.may(Right.APPROVE) || settings.of(connection, entity).appliesItself());
    }

    /**
     * @param everything false reads only what has changed, where the source can tell
     * @return the sync on the live board
     * @throws com.mantisnxt.sync.base.Refused when the caller may not, there is no such connection, or another sync works
     *     on its records
     */
    @Transactional
    public String begin(UUID connection, EntityType entity, boolean everything) {
        currentCaller.require(Right.STEER);
        if (!mayBegin(connection, entity)) {
            currentCaller.require(Right.APPROVE);
        }
        return direct.begin(connection, entity, everything);
    }

    /** @return the sync on the live board */
    String due(UUID connection, EntityType entity, SyncSetting setting) {
        return setting.appliesItself() ? direct.begin(connection, entity, false) : previews.anew(connection, entity);
    }
}
