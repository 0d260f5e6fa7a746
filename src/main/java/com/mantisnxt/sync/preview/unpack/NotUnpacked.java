package com.mantisnxt.sync.preview.unpack;

import com.mantisnxt.sync.base.ErrorCode;
import com.mantisnxt.sync.base.Refused;
import com.mantisnxt.sync.preview.DeltaSummary;
import com.mantisnxt.sync.preview.ItemFault;
import java.util.Locale;

/** Why a preview stays as its service wrote it: to be read, and not decided on. */
final class NotUnpacked extends Refused {

    private NotUnpacked(String code, String reason) {
        super(ErrorCode.conflict(code), reason);
    }

    static NotUnpacked expired() {
        return new NotUnpacked("preview_expired", "The preview has expired.");
    }

    static NotUnpacked twice() {
        return new NotUnpacked("id_twice", "The preview has a record twice.");
    }

    static NotUnpacked item(ItemFault fault, String list, int index) {
        String code = fault.name().toLowerCase(Locale.ROOT);
        return new NotUnpacked(code, "Item %d of %s: %s.".formatted(index, list, code.replace('_', ' ')));
    }

    /** @throws NotUnpacked when the items can't be all there is to decide on */
    static void check(DeltaSummary delta) {
        if (!delta.isRecord() || delta.held().isEmpty()) {
            throw new NotUnpacked(
                    "not_a_preview", "What the service stored is no list of new, updated or deleted records.");
        }
        if (delta.truncated()) {
            throw new NotUnpacked("items_left_out", "The service left the items out.");
        }
        if (delta.disagrees()) {
            throw new NotUnpacked(
                    "numbers_disagree", "The numbers that the service states are not those of its items.");
        }
        if (delta.held().values().stream().mapToInt(Integer::intValue).sum() == 0) {
            throw new NotUnpacked("nothing_to_apply", "The preview holds no items.");
        }
    }
}
