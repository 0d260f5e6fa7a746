package com.mantisnxt.sync.tenant;

/** What a caller may do. People get rights by their role, sync services by the scopes of their token. */
public enum Right {
    /** See syncs, previews and the activity of the own organisation. */
    READ,
    /** Report progress, as a sync service does. */
    REPORT,
    /** Pause, resume, cancel and close syncs. */
    STEER,
    /** Decide on previews: take items out of them, approve them. */
    APPROVE,
    /** Manage users, tokens and settings. */
    ADMINISTER
}
