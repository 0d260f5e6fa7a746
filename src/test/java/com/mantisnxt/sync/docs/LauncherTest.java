package com.mantisnxt.sync.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.testing.NeedsTool;
import com.mantisnxt.sync.testing.Tools;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** `./console`, on a machine whose JDK and Maven are of the test's making. */
@NeedsTool("bash")
class LauncherTest {

    @TempDir
    Path folder;

    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void aMachine() throws IOException {
        Files.copy(Path.of("console"), folder.resolve("console"));
        program("jdk/bin/javac", "");
        program("jdk/bin/java", """
                if [ "$1" = -version ]; then echo 'openjdk version "25.0.1" 2026-01-20' >&2; exit; fi
                echo "java $* port=$SERVER_PORT"
                """);
        program("tools/mvn", "echo \"mvn $*\"; mkdir -p target; touch target/sync-console.jar");
        Files.createFile(folder.resolve("pom.xml"));
        for (String sources : new String[] {"src/main", "frontend", "db"}) {
            Files.createDirectories(folder.resolve(sources));
        }
        environment.put("JAVA_HOME", folder.resolve("jdk").toString());
        environment.put("PATH", folder.resolve("tools") + ":" + System.getenv("PATH"));
        environment.put("HOME", folder.toString());
    }

    @Test
    void withoutAWordItTellsTheFive() throws Exception {
        for (String[] words : new String[][] {{}, {"nonsense"}, {"--help"}}) {
            Ran ran = console(words);
            assertThat(ran.code()).isEqualTo(2);
            assertThat(ran.errors().lines())
                    .satisfiesExactly(
                            line -> assertThat(line).startsWith("./console demo "),
                            line -> assertThat(line).startsWith("./console run "),
                            line -> assertThat(line).startsWith("./console check "),
                            line -> assertThat(line).startsWith("./console test "),
                            line -> assertThat(line).startsWith("./console bench "));
            assertThat(ran.output()).isEmpty();
        }
    }

    @Test
    void demoAndRunBuildOnceAndStartOnThePortThatIsAskedFor() throws Exception {
        environment.put("SERVER_PORT", "9191");
        assertThat(console("demo").output())
                .contains("Building", "mvn -q -B -DskipTests")
                .contains("-jar target/sync-console.jar --spring.profiles.active=demo port=9191");
        assertThat(console("run", "--more").output())
                .doesNotContain("Building")
                .contains("-jar target/sync-console.jar --more port=9191");
    }

    @Test
    void checkStartsTheApplicationToLookAtItsDatabaseOnly() throws Exception {
        assertThat(console("check", "--more").output()).contains("-jar target/sync-console.jar check --more");
        program("jdk/bin/java", "if [ \"$1\" = -version ]; then echo 'openjdk version \"25\"' >&2; exit; fi; exit 3");
        assertThat(console("check").code()).as("the check's own outcome").isEqualTo(3);
    }

    @Test
    void benchBuildsWhatIsNotBuiltAndRunsThePartsThatAreNamed() throws Exception {
        assertThat(console("bench", "live", "log").output().lines())
                .satisfiesExactly(
                        line -> assertThat(line).endsWith("package"),
                        line -> assertThat(line).endsWith("exec:exec -Dbench=live log"));
        assertThat(console("bench").output().lines())
                .singleElement()
                .satisfies(line -> assertThat(line).endsWith("exec:exec -Dbench=all"));
    }

    @Test
    void withoutAFittingJdkOneLineSaysWhatToInstall() throws Exception {
        needs(999);
        Ran ran = console("demo");
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.output()).isEmpty();
        assertThat(ran.errors().lines())
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .contains("A JDK 999 or newer is needed")
                        .contains("apt install openjdk-999-jdk")
                        .contains("JAVA_HOME"));
    }

    @Test
    void aRuntimeWithoutCompilerIsNoJdk() throws Exception {
        needs(999);
        program("jdk/bin/java", "echo 'openjdk version \"999\"' >&2; echo \"started $*\"");
        assertThat(console("run").output()).contains("started");
        Files.delete(folder.resolve("jdk/bin/javac"));
        Ran ran = console("run");
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.errors()).startsWith("A JDK 999 or newer is needed");
    }

    @Test
    void withoutMavenOneLineSaysWhatToInstall() throws Exception {
        Files.delete(folder.resolve("tools/mvn"));
        for (String tool : new String[] {"bash", "dirname", "sed", "readlink"}) {
            Files.createSymbolicLink(folder.resolve("tools").resolve(tool), find(tool));
        }
        environment.put("PATH", folder.resolve("tools").toString());
        Ran ran = console("demo");
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.errors().lines())
                .singleElement()
                .satisfies(line -> assertThat(line).contains("Maven is needed").contains("apt install maven"));
    }

    @Test
    void testEndsWithWhatWasLeftOutAndWhy() throws Exception {
        program("tools/mvn", """
                echo "mvn $*"
                mkdir -p target
                printf 'no psql on this machine\\tRestoreTest\nno curl on this machine\\tQuickStartTest.b\n' > target/left-out.txt
                printf 'no psql on this machine\\tHealingTest.a\n' >> target/left-out.txt
                exit 3
                """);
        Ran ran = console("test", "-Dtest=Some");
        assertThat(ran.code()).as("the tests' own outcome").isEqualTo(3);
        assertThat(ran.output().lines())
                .containsExactly(
                        "mvn -B verify -Dtest=Some",
                        "Left out on this machine (with CI=true a missing tool is a failure):",
                        "  no curl on this machine: QuickStartTest.b",
                        "  no psql on this machine: HealingTest.a, RestoreTest");
    }

    @Test
    void whatAnEarlierRunLeftOutIsForgotten() throws Exception {
        Files.createDirectories(folder.resolve("target"));
        Files.writeString(folder.resolve("target/left-out.txt"), "no psql on this machine\tRestoreTest\n");
        assertThat(console("test").output().lines()).containsExactly("mvn -B verify", "No test was left out.");
        program("tools/mvn", "exit 1");
        assertThat(console("test")).isEqualTo(new Ran(1, "", ""));
    }

    /** Whatever this machine has is too old then. */
    private void needs(int version) throws IOException {
        String script = Files.readString(folder.resolve("console"));
        assertThat(script).contains("needed=25");
        Files.writeString(folder.resolve("console"), script.replace("needed=25", "needed=" + version));
    }

    private void program(String name, String script) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/usr/bin/env bash\n" + script);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private static Path find(String tool) {
        return Tools.here().find(tool).orElseThrow();
    }

    private Ran console(String... words) throws IOException, InterruptedException {
        String[] command = new String[words.length + 2];
        command[0] = find("bash").toString();
        command[1] = folder.resolve("console").toString();
        System.arraycopy(words, 0, command, 2, words.length);
        Path errors = folder.resolve("errors.txt");
        var builder = new ProcessBuilder(command).redirectError(errors.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ran(process.waitFor(), output, Files.readString(errors));
    }

    private record Ran(int code, String output, String errors) {}
}
