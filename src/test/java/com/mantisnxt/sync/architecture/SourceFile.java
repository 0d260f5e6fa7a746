package com.mantisnxt.sync.architecture;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;

/** A source file as its author wrote it, with the lengths that bytecode does not tell. */
record SourceFile(Path path, String text, List<Method> methods) {

    /**
     * @param lines between the braces
     * @param given by the author's choice: false for constructors, overrides and factories whose parameters are injected
     */
    record Method(String name, long lines, int parameters, boolean given) {}

    static List<SourceFile> under(Path root) {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, null);
                var paths = Files.walk(root)) {
            List<Path> sources =
                    paths.filter(path -> path.toString().endsWith(".java")).toList();
            var task = (JavacTask)
                    compiler.getTask(null, files, null, List.of(), null, files.getJavaFileObjectsFromPaths(sources));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            List<SourceFile> all = new ArrayList<>();
            for (CompilationUnitTree unit : task.parse()) {
                Path path = Path.of(unit.getSourceFile().toUri());
                all.add(new SourceFile(path, Files.readString(path), methods(unit, positions)));
            }
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long lines() {
        return text.lines().count();
    }

    boolean isView() {
        return path.toString().contains("/ui/");
    }

    String name() {
        return path.getFileName().toString();
    }

    private static List<Method> methods(CompilationUnitTree unit, SourcePositions positions) {
        List<Method> methods = new ArrayList<>();
        new TreeScanner<Void, Void>() {
            @Override
            public Void visitMethod(MethodTree method, Void nothing) {
                methods.add(new Method(
                        method.getName().toString(),
                        lines(unit, positions, method),
                        method.getParameters().size(),
                        isGiven(method)));
                return super.visitMethod(method, nothing);
            }
        }.scan(unit, null);
        return methods;
    }

    private static long lines(CompilationUnitTree unit, SourcePositions positions, MethodTree method) {
        var body = method.getBody();
        if (body == null) {
            return 0;
        }
        var map = unit.getLineMap();
        return map.getLineNumber(positions.getEndPosition(unit, body))
                - map.getLineNumber(positions.getStartPosition(unit, body))
                - 1;
    }

    private static boolean isGiven(MethodTree method) {
        boolean isConstructor = method.getName().contentEquals("<init>");
        return !isConstructor
                && method.getModifiers().getAnnotations().stream()
                        .map(annotation -> annotation.getAnnotationType().toString())
                        .noneMatch(List.of("Bean", "Override")::contains);
    }
}
