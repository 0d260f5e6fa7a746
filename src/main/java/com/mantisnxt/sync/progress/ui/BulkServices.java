package com.mantisnxt.sync.progress.ui;

import com.mantisnxt.sync.progress.bulk.BulkActs;
import com.mantisnxt.sync.progress.bulk.BulkResults;
import com.mantisnxt.sync.progress.bulk.BulkTail;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.Right;
import org.springframework.stereotype.Component;

/** What screens of acts on many syncs work with. */
@Component
record BulkServices(BulkActs acts, BulkResults results, BulkTail tail, CurrentCaller currentCaller) {

    boolean maySteer() {
        return currentCaller.get().may(Right.STEER);
    }
}
