package com.mantisnxt.sync.preview.export;

import com.mantisnxt.sync.preview.plan.PlanItem;
import java.io.IOException;
import java.io.OutputStream;
import tools.jackson.databind.json.JsonMapper;

/** Each line is what the API answers for the item. */
record NdjsonItems(OutputStream out, JsonMapper json) implements ItemWriter {

    @Override
    public void begin() {}

    @Override
    public void write(PlanItem item) throws IOException {
        out.write(json.writeValueAsBytes(item));
        out.write('\n');
    }
}
