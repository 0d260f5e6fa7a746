package com.mantisnxt.sync.preview.ui;

import com.mantisnxt.sync.preview.PreviewItems;
import com.mantisnxt.sync.preview.Previews;
import com.mantisnxt.sync.progress.Syncs;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** What the preview screen asks. */
@Component
record PreviewServices(Previews previews, PreviewItems items, Makers makers, Syncs syncs, Clock clock) {}
