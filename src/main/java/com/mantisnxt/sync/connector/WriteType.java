package com.mantisnxt.sync.connector;

/** What a field of another system takes; how it is spelt there is its connector's to know. */
public enum WriteType {
    TEXT,
    /** An amount at the precision of its currency. */
    MONEY,
    DECIMAL,
    INTEGER,
    BOOL
}
