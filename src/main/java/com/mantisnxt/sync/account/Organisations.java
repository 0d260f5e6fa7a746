package com.mantisnxt.sync.account;

import com.mantisnxt.sync.tenant.OrgId;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes organisations where they are our own: for the first administrator of an installation, and for a demo. */
@Service
public class Organisations {

    private static final String FOUND = "select sync_console.found_organisation(:name, :slug)";

    private final JdbcClient jdbc;

    Organisations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether organisations and people are made here, or in MantisNXT. */
    @Transactional(readOnly = true)
    public boolean areOurs() {
        return jdbc.sql("select sync_console.manages_users()")
                .query(Boolean.class)
                .single();
    }

    /** The one with this short name, made when there is none. */
    @Transactional
    public OrgId found(String name, String slug) {
        return new OrgId(jdbc.sql(FOUND)
                .param("name", name)
                .param("slug", slug)
                .query(UUID.class)
                .single());
    }
}
