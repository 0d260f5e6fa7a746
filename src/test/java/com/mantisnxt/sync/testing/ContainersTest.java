package com.mantisnxt.sync.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests do without containers, unless TEST_CONTAINERS=required says that they may not. */
class ContainersTest {

    private static final Map<String, String> ENGINE = Map.of("DOCKER_HOST", "unix:///nowhere.sock");
    private static final Map<String, String> REQUIRED =
            Map.of("DOCKER_HOST", "unix:///nowhere.sock", "TEST_CONTAINERS", "required");

    @TempDir
    Path folder;

    @Test
    void anEngineThatWorksIsUsed() {
        assertThat(containers(ENGINE, major -> 50_000 + major).startPostgres(18))
                .contains(50_018);
    }

    @Test
    void whatDoesNotWorkIsDoneWithout() {
        assertThat(containers(Map.of(), major -> 1).startPostgres(18)).isEmpty();
        assertThat(containers(ENGINE, major -> 0).startPostgres(18)).isEmpty();
        assertThat(containers(ENGINE, ContainersTest::broken).startPostgres(18)).isEmpty();
    }

    @Test
    void whereTheyAreRequiredEveryWayToDoWithoutIsAFailure() {
        assertThatThrownBy(() -> containers(Map.of("TEST_CONTAINERS", "required"), major -> 1)
                        .startPostgres(18))
                .hasMessageContaining("TEST_CONTAINERS=required")
                .hasMessageContaining("no engine is named");
        assertThatThrownBy(() -> containers(REQUIRED, major -> 0).startPostgres(18))
                .hasMessageContaining("does not answer");
        assertThatThrownBy(() -> containers(REQUIRED, ContainersTest::broken).startPostgres(15))
                .hasMessageContaining("PostgreSQL 15")
                .hasMessageContaining("no such image");
    }

    private Containers containers(Map<String, String> environment, IntUnaryOperator start) {
        return new Containers(environment, folder.resolve("docker.sock"), start);
    }

    private static int broken(int major) {
        throw new IllegalStateException("no such image: postgres:" + major);
    }
}
