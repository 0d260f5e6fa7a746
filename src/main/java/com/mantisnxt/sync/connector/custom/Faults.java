package com.mantisnxt.sync.connector.custom;

import com.mantisnxt.sync.connector.SourceFault;
import com.mantisnxt.sync.connector.SourceFault.Kind;

/** What is wrong with a file or an answer, and where. */
final class Faults {

    private Faults() {}

    static SourceFault unreadable(String reason) {
        return new SourceFault(Kind.UNREADABLE, reason);
    }
}
