package com.mantisnxt.sync.activity.api;

/** What the description of the API says of an address that answers in two forms; it knows only one text for both. */
final class OneAddress {

    static final String SUMMARY =
            "The organisation's activity, newest first, of the last 24 hours unless asked otherwise";

    static final String DESCRIPTION =
            "q is a search line in the language of the screen: words of an error and qualifiers, such as status:failed"
                    + " source:shopify \"rate limit\" last:7d. Filters can also be given one by one, as in the page's"
                    + " address: status, action, entity, source (several by commas), user, sync, and last=7d or from and"
                    + " to. What can't be read is refused, with its place and the reason in faults.\n\n"
                    + "A page has up to limit events (100 unless said otherwise, at most 1000), and next to go on after."
                    + " With Accept: application/x-ndjson all matches come in one stream, one event a line, bounded only"
                    + " by after and limit where they are given. What happens meanwhile is not in it. A stream that ends"
                    + " without its last chunk is not complete: go on after the id of the last whole line. Streams are"
                    + " noted in the audit trail.";

    private OneAddress() {}
}
