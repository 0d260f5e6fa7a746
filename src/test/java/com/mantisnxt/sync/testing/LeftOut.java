package com.mantisnxt.sync.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/** Notes each test that did not run, and why: `./console test` ends with the list. A line is the reason, a tab, the test. */
public final class LeftOut implements TestExecutionListener {

    private final Path list;

    /** As JUnit finds it. */
    public LeftOut() {
        this(Path.of("target", "left-out.txt"));
    }

    LeftOut(Path list) {
        this.list = list;
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        note(test, reason);
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (result.getStatus() == TestExecutionResult.Status.ABORTED) {
            note(test, result.getThrowable().map(Throwable::getMessage).orElse("it was broken off"));
        }
    }

    private synchronized void note(TestIdentifier test, String reason) {
        String line = reason.lines()
                        .map(String::strip)
                        .filter(text -> !text.isEmpty())
                        .findFirst()
                        .orElse("no reason given")
                        .replace('\t', ' ')
                        .replaceFirst("^Assumption failed: ", "")
                + "\t" + name(test) + "\n";
        try {
            Files.createDirectories(list.toAbsolutePath().getParent());
            Files.writeString(list, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(TestIdentifier test) {
        Optional<TestSource> source = test.getSource();
        return switch (source.orElse(null)) {
            case ClassSource of -> simple(of.getClassName());
            case MethodSource of -> simple(of.getClassName()) + "." + of.getMethodName();
            case null, default -> test.getDisplayName();
        };
    }

    private static String simple(String className) {
        return className.substring(className.lastIndexOf('.') + 1);
    }
}
