package com.mantisnxt.sync.isolation;

/** One way by which rows come out. */
interface Probe {

    /** What it is called where it can't be asked. */
    String name();

    /** Asks as one canary for whatever is not its own, of which the other's is surely there. */
    void ask(Canary as, Canary other, Tally tally);

    /** Asks without an organisation. */
    void askAsNobody(Tally tally);
}
