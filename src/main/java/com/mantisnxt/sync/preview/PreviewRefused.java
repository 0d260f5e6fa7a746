package com.mantisnxt.sync.preview;

import com.mantisnxt.sync.base.ErrorCode;
import com.mantisnxt.sync.base.Refused;

/** A preview, or an item of it, that can't be shown. */
public final class PreviewRefused extends Refused {

    private PreviewRefused(String code, String reason) {
        super(ErrorCode.notFound(code), reason);
    }

    static PreviewRefused unknown() {
        return new PreviewRefused("unknown_preview", "There is no such preview.");
    }

    static PreviewRefused unknownItem() {
        return new PreviewRefused("unknown_item", "The preview has no such item.");
    }
}
