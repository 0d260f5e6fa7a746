package com.mantisnxt.sync.account.api;

import com.mantisnxt.sync.account.ServiceToken;
import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.OrgId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
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

    @Transactional(readOnly = true, timeout = 5)
    public Optional<FoundToken> find(ServiceToken token) {
        return jdbc.sql(FIND)
                .param("hash", token.hash())
                .query((row, number) ->
                        FoundToken.of(row.getObject("id", UUID.class), caller(row), row.getString("scopes")))
                .optional();
    }

    @Transactional(timeout = 5)
    public void touch(FoundToken token) {
        jdbc.sql(TOUCH)
                .param("org", token.caller().org().value())
                .param("id", token.id())
                .query((row, number) -> number)
                .list();
    }

    private static Caller caller(ResultSet row) throws SQLException {
        UUID maker = row.getObject("maker_id", UUID.class);
        return new Caller(
                new OrgId(row.getObject("org_id", UUID.class)),
                null,
                row.getString("name"),
                Set.of(),
                maker == null ? null : new Caller.Maker(maker, row.getString("maker_name")));
    }
}
