package com.mantisnxt.sync.preview;

/** What is wrong with an item as it was written; it is shown all the same. */
public enum ItemFault {
    /** Text, a number, a list or null stands where a record should. */
    NOT_A_RECORD,
    NO_ID,
    /** A change that does not say what was before. */
    NO_BEFORE,
    /** A change that does not say what comes. */
    NO_AFTER,
    /** Too much to be taken apart for a list. */
    TOO_LARGE,
    /** Nested deeper than can be read. */
    UNREADABLE
}
