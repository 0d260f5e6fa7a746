package com.mantisnxt.sync.account.api;

import com.mantisnxt.sync.account.ServiceToken;
import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.OrgId;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Asks the database for the service behind a token, before any organisation is known. */
@Repository
class TokenLookup {

    private static final String FIND = """
            select org_id, id, name, array_to_string(scopes, ',') as scopes, maker_id, maker_name
              from sync_console.find_api_token(:hash)
            """;
    private static final String TOUCH = "select sync_console.touch_api_token(:org, :id)";

    private final JdbcClient jdbc;

    TokenLookup(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(readOnly = true)
    public Optional<FoundToken> find(ServiceToken token) {
        return jdbc.sql(FIND)
                .param("hash", token.hash())
                .query((row, number) -> FoundToken.of(
                        new OrgId(row.getObject("org_id", UUID.class)),
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        row.getString("scopes"),
                        maker(row.getObject("maker_id", UUID.class), row.getString("maker_name"))))
                .optional();
    }

    @Transactional
    public void touch(FoundToken token) {
        jdbc.sql(TOUCH)
                .param("org", token.caller().org().value())
                .param("id", token.id())
                .query((row, number) -> number)
                .list();
    }

    private static Caller.@Nullable Maker maker(@Nullable UUID id, @Nullable String name) {
        return id == null ? null : new Caller.Maker(id, name == null ? id.toString() : name);
    }
}
