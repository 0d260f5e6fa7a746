package com.mantisnxt.sync.demo;

/** Words that both the history and the services of the demo fail with, so that they count as one cause. */
final class DemoErrors {

    /** The item is named beside it. */
    static final String PRICE = "price must be a decimal string, got \"%,50\"";

    private DemoErrors() {}

    static String price(int amount) {
        return PRICE.replace("%", String.valueOf(amount));
    }
}
