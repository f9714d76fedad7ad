package org.cairn.house;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The files of this project as their authors wrote them, for the tests that read them. */
final class Sources {

    static final Path JAVA = Path.of("src/main/java");
    static final Path MESSAGES = Path.of("src/main/resources/i18n");
    static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");
    static final Path RESOURCES = Path.of("src/main/resources");

    private Sources() {}

    /** A syntax tree of every main source file, as the compiler reads it. */
    record Parsed(List<CompilationUnitTree> units, Trees trees) {}

    static Parsed parse() {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files =
                compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null,
                    files,
                    null,
                    List.of("-proc:none"),
                    null,
                    files.getJavaFileObjectsFromPaths(filesBelow(JAVA, ".java")));
            List<CompilationUnitTree> units = Stream.of(task.parse())
                    .flatMap(all -> StreamSupport.stream(all.spliterator(), false))
                    .map(CompilationUnitTree.class::cast)
                    .toList();
            return new Parsed(units, Trees.instance(task));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In the order of their names; none where the folder does not exist. */
    static List<Path> filesBelow(Path folder, String ending) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " is not UTF-8 text", e);
        }
    }
}
