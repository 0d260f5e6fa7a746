package com.mantisnxt.sync.preview.export;

import com.mantisnxt.sync.preview.plan.PlanItem;
import java.io.IOException;

/** Puts items into a file, one after the other. */
interface ItemWriter {

    void begin() throws IOException;

    void write(PlanItem item) throws IOException;
}
