package com.mantisnxt.sync.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** What a machine can't run is left out and told; where everything was promised it runs and fails. */
class LeftOutTest {

    @TempDir
    Path folder;

    @Test
    void aToolThatIsMissingIsTheReason() {
        Tools bare = Tools.of(Map.of("PATH", folder.toString()));
        assertThat(bare.lack(List.of("psql"))).contains("no psql on this machine");
        assertThat(bare.lack(List.of("psql", "curl"))).contains("no psql, no curl on this machine");
        assertThat(Tools.of(Map.of()).lack(List.of("psql"))).isPresent();
    }

    @Test
    void aToolThatIsThereIsNoReason() throws Exception {
        Path tool = Files.createFile(folder.resolve("psql"));
        Tools tools = Tools.of(Map.of("PATH", "/nowhere:" + folder));
        assertThat(tools.lack(List.of("psql"))).as("a file that can't be run").isPresent();
        assertThat(tool.toFile().setExecutable(true)).isTrue();
        assertThat(tools.lack(List.of("psql"))).isEmpty();
        assertThat(tools.find("psql")).contains(tool);
    }

    @Test
    void whereEverythingWasPromisedNothingIsLeftOut() {
        assertThat(Tools.of(Map.of("PATH", folder.toString(), "CI", "true")).lack(List.of("psql")))
                .isEmpty();
        assertThat(Tools.of(Map.of("PATH", folder.toString(), "CI", "false")).lack(List.of("psql")))
                .isPresent();
    }

    @Test
    void whatDidNotRunIsListedWithItsReason() throws Exception {
        Path list = folder.resolve("target").resolve("left-out.txt");
        var launcher = LauncherFactory.create(LauncherConfig.builder()
                .enableTestExecutionListenerAutoRegistration(false)
                .build());
        launcher.registerTestExecutionListeners(new LeftOut(list));
        launcher.execute(LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(NothingThere.class), selectClass(HalfThere.class))
                .build());
        assertThat(Files.readAllLines(list))
                .containsExactlyInAnyOrder(
                        "no such thing on this machine\tLeftOutTest$NothingThere",
                        "no answers recorded\tLeftOutTest$HalfThere.second");
    }

    @ExtendWith(Never.class)
    static class NothingThere {

        @Test
        void first() {}
    }

    static class HalfThere {

        @Test
        void first() {}

        @Test
        void second() {
            assumeTrue(false, "no answers recorded\nsecond line");
        }
    }

    static final class Never implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return ConditionEvaluationResult.disabled("no such thing on this machine");
        }
    }
}
