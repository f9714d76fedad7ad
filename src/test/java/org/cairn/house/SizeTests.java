package org.cairn.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * How big things are. The guide (class 120 lines, method 15, constructor 5 parameters, package 15 types, half of the
 * types public) is for judgement, so it is reported in {@code target/house.md}; what is three times as big fails.
 */
class SizeTests {

    private static final Size CLASS = new Size("lines of a class", 120);
    private static final Size METHOD = new Size("lines of a method", 15);
    /** A record has as many parts as the fact has; only what a bean needs is counted. */
    private static final Size CONSTRUCTOR = new Size("parameters of a constructor", 5);

    private static final Size PACKAGE = new Size("types of a package", 15);

    private static final List<Measure> MEASURES = new ArrayList<>();
    private static int types;
    private static int publicTypes;

    private record Size(String what, int guide) {}

    private record Measure(Size size, String where, int value) {}

    @BeforeAll
    static void measure() {
        Map<String, Integer> packages = new TreeMap<>();
        Sources.Parsed parsed = Sources.parse();
        for (CompilationUnitTree unit : parsed.units()) {
            if (unit.getPackageName().toString().startsWith("org.cairn.sandbox")) {
                continue;
            }
            for (Tree declared : unit.getTypeDecls()) {
                if (declared instanceof ClassTree type) {
                    types++;
                    publicTypes += type.getModifiers().getFlags().contains(Modifier.PUBLIC) ? 1 : 0;
                    packages.merge(unit.getPackageName().toString(), 1, Integer::sum);
                    MEASURES.add(new Measure(CLASS, type.getSimpleName().toString(), lines(parsed, unit, type)));
                    measureMembers(parsed, unit, type);
                }
            }
        }
        packages.forEach((name, count) -> MEASURES.add(new Measure(PACKAGE, name, count)));
    }

    private static void measureMembers(Sources.Parsed parsed, CompilationUnitTree unit, ClassTree type) {
        new TreeScanner<@Nullable Void, @Nullable Void>() {
            @Override
            public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
                String where = type.getSimpleName() + "." + method.getName();
                if (method.getReturnType() == null && type.getKind() != Tree.Kind.RECORD) {
                    MEASURES.add(new Measure(
                            CONSTRUCTOR, where, method.getParameters().size()));
                }
                if (method.getBody() != null) {
                    MEASURES.add(new Measure(METHOD, where, lines(parsed, unit, method.getBody())));
                }
                return super.visitMethod(method, null);
            }
        }.scan(type, null);
    }

    private static int lines(Sources.Parsed parsed, CompilationUnitTree unit, Tree tree) {
        var positions = parsed.trees().getSourcePositions();
        var lines = unit.getLineMap();
        return (int) (lines.getLineNumber(positions.getEndPosition(unit, tree))
                - lines.getLineNumber(positions.getStartPosition(unit, tree))
                + 1);
    }

    @Test
    void nothingIsThreeTimesAsBigAsTheGuide() {
        assertThat(MEASURES)
                .isNotEmpty()
                .noneMatch(measure -> measure.value() > 3 * measure.size().guide());
    }

    @Test
    void mostTypesAreNobodyElsesBusiness() {
        assertThat(publicTypes).as("public types of %s", types).isLessThan(types * 2 / 3);
    }

    @Test
    void theReportIsWritten() throws IOException {
        String report = MEASURES.stream()
                .filter(measure -> measure.value() > measure.size().guide())
                .sorted(Comparator.comparing((Measure measure) -> measure.size().what())
                        .thenComparing(Comparator.comparingInt(Measure::value).reversed()))
                .map(measure -> "- " + measure.size().what() + " ("
                        + measure.size().guide() + "): " + measure.where() + " " + measure.value())
                .collect(Collectors.joining("\n", "# Larger than the guide\n\n", "\n"));
        Path file = Path.of("target/house.md");
        Files.writeString(
                file,
                report + "\n" + publicTypes + " of " + types + " types are public; the guide is fewer than half.\n");

        assertThat(file).content().contains("types are public");
    }
}
