package com.mantisnxt.sync.preview.api;

import com.mantisnxt.sync.base.InvalidInput;
import com.mantisnxt.sync.base.export.ExportFormat;
import com.mantisnxt.sync.preview.export.ItemExport;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Previews")
@RestController
@RequestMapping("/api/v1/previews/{preview}/export")
class PreviewExportController {

    private final ItemExport export;

    PreviewExportController(ItemExport export) {
        this.export = export;
    }

    @Operation(
            summary = "All matching items of a preview in one file",
            description = "format=csv is a table for spreadsheets, format=ndjson one item a line, as one item is read."
                    + " Streamed; an answer that ends without its last chunk is not complete.")
    @GetMapping
    void get(
            @PathVariable UUID preview,
            @ParameterObject @ModelAttribute ItemFilters filters,
            @RequestParam(defaultValue = "ndjson") String format,
            HttpServletResponse answer)
            throws IOException {
        ExportFormat chosen = ExportFormat.byLabel(format)
                .orElseThrow(() -> new InvalidInput("invalid_field", "format", "format is csv or ndjson."));
        var begun = export.begin(preview, filters.query(), chosen);
        answer.setContentType(chosen.mediaType());
        answer.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(begun.fileName())
                        .build()
                        .toString());
        export.write(begun, answer.getOutputStream());
    }
}
