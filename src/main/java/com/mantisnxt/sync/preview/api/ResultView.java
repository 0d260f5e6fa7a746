package com.mantisnxt.sync.preview.api;

import com.mantisnxt.sync.preview.plan.PlanResults;
import io.swagger.v3.oas.annotations.media.Schema;

/** What became of an approved preview as the API shows it: the same numbers as on its page. */
@Schema(name = "PreviewResult")
record ResultView(
        @Schema(description = "items that were approved; the sum of all others")
        int planned,

        @Schema(description = "done as it was planned") int applied,

        @Schema(description = "was so already: an earlier try had done it")
        int unchanged,

        @Schema(description = "no longer what was looked at, and left alone")
        int drifted,

        @Schema(description = "refused; retry applies these again")
        int rejected,

        @Schema(description = "not tried yet, or left when the work ended early")
        int open) {

    static ResultView of(PlanResults.Result result) {
        return new ResultView(
                result.planned(),
                result.applied(),
                result.unchanged(),
                result.drifted(),
                result.rejected(),
                result.open());
    }
}
