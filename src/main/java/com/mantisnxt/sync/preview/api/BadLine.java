package com.mantisnxt.sync.preview.api;

import com.mantisnxt.sync.base.ErrorCode;
import com.mantisnxt.sync.base.Refused;
import java.util.Map;

/** A line that is no item; with it the whole request is refused. */
final class BadLine extends Refused {

    private final int line;

    BadLine(int line, String reason) {
        super(ErrorCode.invalid("bad_line"), "Line " + line + ": " + reason);
        this.line = line;
    }

    @Override
    public Map<String, Object> details() {
        return Map.of("line", line);
    }
}
