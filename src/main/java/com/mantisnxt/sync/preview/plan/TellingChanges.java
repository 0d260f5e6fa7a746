package com.mantisnxt.sync.preview.plan;

import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.Right;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The one number of an item that tells most: its price before its stock, those before any other, the larger change first. */
@Service
public class TellingChanges {

    private static final String NUMBERS = """
            select i.position, c.field, i.before_data ->> c.field as before, i.after_data ->> c.field as after
              from sync_console.preview_item i
             cross join lateral unnest(i.changed) c(field)
             where i.org_id = ?
               and i.preview_id = ?
               and i.position = any (?::integer[])
               and i.kind_code = 2
               and jsonb_typeof(i.before_data -> c.field) in ('number', 'string')
               and jsonb_typeof(i.after_data -> c.field) in ('number', 'string')
               and i.before_data ->> c.field ~ '^-?[0-9]{1,30}(\\.[0-9]{1,20})?$'
               and i.after_data ->> c.field ~ '^-?[0-9]{1,30}(\\.[0-9]{1,20})?$'
            """;

    private static final Pattern PRICE = Pattern.compile("price|cost|amount|total", Pattern.CASE_INSENSITIVE);
    private static final Pattern STOCK =
            Pattern.compile("stock|quantity|qty|available|on_hand", Pattern.CASE_INSENSITIVE);
    /** Made of digits, but nothing that grows: the same names as in the browser's frontend/preview/figure.ts. */
    private static final Pattern NAME = Pattern.compile(
            "(^|[._ -])(ids?|number|no|code|sku|ean|gtin|upc|isbn|barcode|phone|fax|zip|postcode|year|version|position)$|Id$",
            Pattern.CASE_INSENSITIVE);

    private static final Comparator<NumberChange> TELLING = Comparator.comparingInt(
                    (NumberChange change) -> rank(change.field()))
            .thenComparing(TellingChanges::size, Comparator.reverseOrder());

    private final CurrentCaller currentCaller;
    private final JdbcClient jdbc;

    TellingChanges(CurrentCaller currentCaller, JdbcClient jdbc) {
        this.currentCaller = currentCaller;
        this.jdbc = jdbc;
    }

    /** By position; items without a number that changes have none. */
    @Transactional(readOnly = true, timeout = 10)
    public Map<Integer, NumberChange> of(UUID preview, Collection<PlanItemRow> items) {
        Integer[] positions = items.stream().map(PlanItemRow::position).toArray(Integer[]::new);
        Map<Integer, NumberChange> telling = new HashMap<>();
        jdbc.sql(NUMBERS)
                .params(List.of(currentCaller.require(Right.READ).org().value(), preview, positions))
                .query(row -> {
                    NumberChange change = new NumberChange(
                            String.valueOf(row.getString("field")),
                            new BigDecimal(row.getString("before")),
                            new BigDecimal(row.getString("after")));
                    if (tells(change)) {
                        telling.merge(row.getInt("position"), change, TellingChanges::better);
                    }
                });
        return telling;
    }

    private static boolean tells(NumberChange change) {
        return change.before().compareTo(change.after()) != 0
                && !NAME.matcher(change.field()).find();
    }

    private static NumberChange better(NumberChange one, NumberChange other) {
        return TELLING.compare(one, other) <= 0 ? one : other;
    }

    private static int rank(String field) {
        if (PRICE.matcher(field).find()) {
            return 0;
        }
        return STOCK.matcher(field).find() ? 1 : 2;
    }

    private static BigDecimal size(NumberChange change) {
        BigDecimal percent = change.percent();
        return percent == null ? BigDecimal.valueOf(Long.MAX_VALUE) : percent;
    }
}
