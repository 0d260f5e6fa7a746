package com.mantisnxt.sync.base.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;

class KeyFileTest {

    private static final int NODES = 8;

    @TempDir
    private Path folder;

    @RepeatedTest(20)
    void nodesThatStartAtTheSameMomentHaveOneKeyThatOnlyTheyMayRead() throws Exception {
        Path file = folder.resolve("shared").resolve("secret.key");
        var properties = new SecretKeyProperties(null, file, List.of());
        var start = new CyclicBarrier(NODES);
        Callable<String> node = () -> {
            start.await();
            return new KeyFile(properties).read();
        };
        Set<String> keys = new HashSet<>();
        try (var nodes = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<String> key : nodes.invokeAll(Collections.nCopies(NODES, node))) {
                keys.add(key.get());
            }
        }
        assertThat(keys).singleElement().asString().hasSize(44);
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        try (var files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
    }
}
