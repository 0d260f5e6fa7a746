package com.mantisnxt.sync.alert.api;

import com.mantisnxt.sync.alert.AlertFilter;
import com.mantisnxt.sync.alert.AlertRow;
import com.mantisnxt.sync.alert.Alerts;
import com.mantisnxt.sync.base.InvalidInput;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Alerts")
@RestController
@RequestMapping("/api/v1/alerts")
class AlertController {

    private static final int MOST = 1_000;

    private final Alerts alerts;

    AlertController(Alerts alerts) {
        this.alerts = alerts;
    }

    /** @param next the cursor of the following page; null on the last */
    record Page(List<AlertView> alerts, @Nullable String next) {}

    @Operation(
            summary = "The organisation's alerts, latest first: open ones, or with open=false all of the last 90 days")
    @GetMapping
    Page list(
            @RequestParam(defaultValue = "true") boolean open,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "100") int limit) {
        if (limit < 1 || limit > MOST) {
            throw new InvalidInput("invalid_field", "limit", "limit must be between 1 and 1000.");
        }
        Alerts.Cursor cursor = after == null ? null : decode(after);
        List<AlertRow> page =
                open ? alerts.openOfOrganisation(cursor, limit) : alerts.history(AlertFilter.ALL, cursor, limit);
        String next = page.size() < limit ? null : encode(page.getLast());
        return new Page(page.stream().map(AlertView::of).toList(), next);
    }

    private static String encode(AlertRow last) {
        String cursor = last.times().openedAt() + " " + last.id();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(cursor.getBytes(StandardCharsets.UTF_8));
    }

    private static Alerts.Cursor decode(String cursor) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split(" ");
            return new Alerts.Cursor(Instant.parse(parts[0]), UUID.fromString(parts[1]));
        } catch (RuntimeException e) {
            throw new InvalidInput("invalid_field", "after", "after is not a cursor of this list.");
        }
    }
}
