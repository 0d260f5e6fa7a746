package com.mantisnxt.breach.orders;

import com.mantisnxt.breach.stock.ui.StockView;
import com.vaadin.flow.component.html.Div;
import java.time.Instant;
import java.util.Date;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.core.context.SecurityContextHolder;

/** Breaks one house rule with every line; the rules are tried on it. Outside the packages that the application scans. */
public class OrderManager {

    @Autowired
    private Div injected;

    private StockView foreign;

    Date now() {
        System.out.println(SecurityContextHolder.getContext());
        return Date.from(Instant.now());
    }
}
