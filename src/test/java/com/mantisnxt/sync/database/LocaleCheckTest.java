package com.mantisnxt.sync.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.TestDatabase;
import com.mantisnxt.sync.testing.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

@ExtendWith(OutputCaptureExtension.class)
class LocaleCheckTest {

    private static final String WARNING = "The database's character type is C:";

    @Test
    void aDatabaseThatKnowsAsciiOnlyIsWarnedOf(CapturedOutput output) {
        TestDatabase shared = TestServer.POSTGRES_18.shared();
        try (Session administrator = shared.asAdministrator()) {
            administrator.run(
                    "create database ascii_only template template0 encoding 'UTF8' lc_collate 'C' lc_ctype 'C'");
        }
        check(new TestDatabase(shared.port(), "ascii_only"));
        assertThat(output.getOut()).contains(WARNING);
    }

    @Test
    void oneThatKnowsAllLettersIsNot(CapturedOutput output) {
        check(TestServer.POSTGRES_18.shared());
        assertThat(output.getOut()).doesNotContain(WARNING);
    }

    private static void check(TestDatabase database) {
        var source = new DriverManagerDataSource(database.url(), "sync_app", "");
        new LocaleCheck(JdbcClient.create(source)).afterPropertiesSet();
    }
}
