package com.mantisnxt.sync.base.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LostConnectionTest {

    @ParameterizedTest
    @ValueSource(strings = {"08006", "08003", "57P01", "57P02", "57P03"})
    void aBrokenConnectionIsSeenThroughItsWrappings(String state) {
        var broken =
                new IllegalStateException("Unable to commit", new RuntimeException(new SQLException("gone", state)));
        assertThat(LostConnection.isBehind(broken)).isTrue();
    }

    @Test
    void aRollbackOnAConnectionThatThePoolClosedIsOne() {
        var closed = new IllegalStateException("Unable to rollback", new SQLException("Connection is closed"));
        assertThat(LostConnection.isBehind(closed)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"42P01", "23505", "57014", "40001"})
    void aFaultOfAStatementIsNone(String state) {
        assertThat(LostConnection.isBehind(new RuntimeException(new SQLException("wrong", state))))
                .isFalse();
        assertThat(LostConnection.isBehind(new RuntimeException("nothing of SQL")))
                .isFalse();
    }
}
