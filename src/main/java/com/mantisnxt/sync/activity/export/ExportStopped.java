package com.mantisnxt.sync.activity.export;

import com.mantisnxt.sync.base.ErrorCode;
import com.mantisnxt.sync.base.Refused;

/** An export that was not carried to its end, because whoever wanted it no longer does. */
final class ExportStopped extends Refused {

    ExportStopped() {
        super(ErrorCode.conflict("export_cancelled"), "The export was cancelled.");
    }
}
