package com.mantisnxt.sync.activity.api;

import com.mantisnxt.sync.activity.export.ActivityExport;
import com.mantisnxt.sync.activity.export.EventView;
import com.mantisnxt.sync.activity.export.ExportOrder;
import com.mantisnxt.sync.base.InvalidInput;
import com.mantisnxt.sync.base.export.ExportFormat;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Activity")
@RestController
@RequestMapping("/api/v1/activity")
class ActivityStream {

    private static final String LINES = "application/x-ndjson";

    private final ActivityExport export;
    private final ActivityQuestion question;

    ActivityStream(ActivityExport export, ActivityQuestion question) {
        this.export = export;
        this.question = question;
    }

    @Operation(
            summary = OneAddress.SUMMARY,
            description = OneAddress.DESCRIPTION,
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            content = @Content(mediaType = LINES, schema = @Schema(implementation = EventView.class))))
    @Parameter(name = "q", in = ParameterIn.QUERY, description = "a search line")
    @GetMapping(produces = LINES)
    void stream(
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Long limit,
            HttpServletResponse answer)
            throws IOException {
        if (limit != null && limit < 1) {
            throw new InvalidInput("invalid_field", "limit", "limit must be at least 1.");
        }
        var begun = export.begin(new ExportOrder(
                question.filter(parameters),
                ExportFormat.NDJSON,
                ActivityQuestion.cursor(after),
                limit == null ? Long.MAX_VALUE : limit));
        answer.setContentType(ExportFormat.NDJSON.mediaType());
        export.write(begun, answer.getOutputStream(), rows -> true);
    }
}
