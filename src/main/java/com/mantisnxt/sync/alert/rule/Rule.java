package com.mantisnxt.sync.alert.rule;

/** Finds what is wrong at a moment; knows nothing of alerts that were, but those still open. Made for the scheduler's thread. */
public interface Rule {

    RuleSpec spec();

    /** In a transaction of the organisation's, or of nobody's where the rule is the installation's. */
    Findings look(Look look);
}
