package com.mantisnxt.sync.demo.shop;

import java.util.Map;

/** The page with a button for each mood. Plain HTML, so that it works from any browser and from curl. */
final class SwitchPage {

    private static final Map<String, String> SAFE = Map.of(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'",
            "Cache-Control",
            "no-store");

    private SwitchPage() {}

    static Answer of(Mood now, DemoShop shop) {
        StringBuilder buttons = new StringBuilder();
        for (Mood mood : Mood.values()) {
            buttons.append("""
                    <form method="post" action="/switch"><input type="hidden" name="mood" value="%s">
                    <button%s>%s</button> %s</form>
                    """.formatted(mood, mood == now ? " aria-pressed=\"true\"" : "", mood.title(), mood.what()));
        }
        return Answer.page(200, """
                <!doctype html>
                <html lang="en"><head><meta charset="utf-8"><title>Northwind shop: %s</title>
                <style>body{font:16px/1.6 system-ui,sans-serif;max-width:42rem;margin:3rem auto;padding:0 1rem}
                button{font:inherit;min-width:8rem;padding:.3rem .8rem}button[aria-pressed]{font-weight:bold}</style>
                </head><body><h1>Northwind shop</h1>
                <p>A made-up WooCommerce shop. It is <strong>%s</strong> now: %s.</p>
                %s
                <form method="post" action="/change"><button>Sell something</button> and call the console about it</form>
                <p>Address <code>%s</code>, consumer key <code>%s</code>, consumer secret <code>%s</code>.</p>
                </body></html>
                """.formatted(
                        now.title(), now.title(), now.what(), buttons, shop.uri(), DemoShop.KEY, DemoShop.SECRET))
                .with(SAFE);
    }
}
