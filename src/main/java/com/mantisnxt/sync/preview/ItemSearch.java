package com.mantisnxt.sync.preview;

import tools.jackson.databind.node.StringNode;

/**
 * Looks for a text in the values of items; names of fields don't count.
 *
 * @param text as typed, matched anywhere and in any case
 */
public record ItemSearch(ChangeKind kind, String text) {

    private static final String IN_STRING = "([^\"\\\\]|\\\\.)*";

    /**
     * A regular expression over an item as PostgreSQL writes it: inside a string that no colon follows, or inside a
     * number.
     */
    String pattern() {
        String json = StringNode.valueOf(text.strip()).toString();
        String literal = json.substring(1, json.length() - 1).replaceAll("[\\\\^$.|?*+()\\[\\]{}]", "\\\\$0");
        String inString = "\"" + IN_STRING + literal + IN_STRING + "\"(?!:)";
        boolean mayBeNumber = text.strip().matches("[-+.0-9eE]+");
        return mayBeNumber ? inString + "|(: |\\[|, )[-0-9.eE]*" + literal : inString;
    }
}
