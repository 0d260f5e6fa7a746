package com.mantisnxt.sync.preview.ui;

import com.mantisnxt.sync.preview.PreviewItems;
import com.mantisnxt.sync.preview.Previews;
import com.mantisnxt.sync.preview.unpack.Unpacking;
import com.mantisnxt.sync.progress.Syncs;
import com.mantisnxt.sync.tenant.CurrentCaller;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** What the preview screen asks. */
@Component
record PreviewServices(
        Previews previews,
        PreviewItems items,
        Unpacking unpacking,
        CurrentCaller caller,
        Makers makers,
        Syncs syncs,
        Clock clock) {}
