package com.mantisnxt.sync.upkeep;

import com.mantisnxt.sync.base.ErrorCode;
import com.mantisnxt.sync.base.Refused;

/** What is asked for concerns the installation, and the caller looks after an organisation. */
public final class UpkeepRefused extends Refused {

    private UpkeepRefused(String code, String reason) {
        super(new ErrorCode(code, ErrorCode.Category.FORBIDDEN), reason);
    }

    static UpkeepRefused notOfThisInstallation() {
        return new UpkeepRefused(
                "not_a_caretaker",
                "Only administrators who look after the whole installation see how the log is kept.");
    }
}
