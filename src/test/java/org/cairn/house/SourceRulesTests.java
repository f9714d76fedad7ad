package org.cairn.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.util.TreeScanner;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What only the text of the sources shows. */
class SourceRulesTests {

    private static final Path TESTS = Path.of("src/test/java");

    @Test
    void columnsAreNamed() {
        // SELECT * changes its meaning with the next migration.
        assertThat(where(Sources.JAVA, "(?i)\\bSELECT\\s+(\\w+\\.)?\\*")).isEmpty();
    }

    @Test
    void sqlIsNotPutTogetherFromValues() {
        // A value beside the text of a statement, rather than in its parameters, is how injection begins.
        Sources.Parsed parsed = Sources.parse();
        List<String> pieced = new ArrayList<>();
        for (CompilationUnitTree unit : parsed.units()) {
            new TreeScanner<@Nullable Void, @Nullable Void>() {
                @Override
                public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void nothing) {
                    if (call.getMethodSelect().toString().endsWith(".sql")
                            && !isInSight(call.getArguments().get(0))) {
                        pieced.add(unit.getSourceFile().getName() + ": "
                                + call.getArguments().get(0));
                    }
                    return super.visitMethodInvocation(call, null);
                }
            }.scan(unit, null);
        }
        assertThat(pieced).isEmpty();
    }

    @Test
    void nothingIsSwallowed() {
        // An empty catch is a grade lost without a trace.
        assertThat(where(Sources.JAVA, "catch\\s*\\([^)]*\\)\\s*\\{\\s*}")).isEmpty();
    }

    @Test
    void nothingIsLeftForLater() {
        assertThat(where(Sources.JAVA, "\\b(TODO|FIXME|XXX)\\b|UnsupportedOperationException"))
                .isEmpty();
    }

    @Test
    void testsNeitherSkipThemselvesNorSleep() {
        // A test that may not run proves nothing on the day it matters; a sleep is too short on a busy machine.
        assertThat(where(TESTS, "@Disabled|\\bassum(e|ing)(True|False|That)\\b|\\bassumeThat\\(|Thread\\.sleep"))
                .filteredOn(line -> !line.startsWith("SourceRulesTests"))
                .isEmpty();
    }

    /** A parameter that passes a whole statement on is in sight where it was written. */
    private static boolean isInSight(ExpressionTree sql) {
        return sql instanceof IdentifierTree || isConstant(sql);
    }

    /** Literals and constants, also several of them joined. */
    private static boolean isConstant(ExpressionTree sql) {
        return sql instanceof LiteralTree
                || (sql instanceof IdentifierTree name && name.toString().matches("[A-Z][A-Z0-9_]*"))
                || (sql instanceof ParenthesizedTree inner && isConstant(inner.getExpression()))
                || (sql instanceof ConditionalExpressionTree either
                        && isConstant(either.getTrueExpression())
                        && isConstant(either.getFalseExpression()))
                || (sql instanceof BinaryTree sum
                        && isConstant(sum.getLeftOperand())
                        && isConstant(sum.getRightOperand()));
    }

    private static List<String> where(Path folder, String forbidden) {
        Pattern pattern = Pattern.compile(forbidden, Pattern.DOTALL);
        return Sources.filesBelow(folder, ".java").stream()
                .flatMap(file -> found(file, pattern))
                .toList();
    }

    private static Stream<String> found(Path file, Pattern pattern) {
        String text = Sources.text(file);
        return pattern.matcher(text)
                .results()
                .map(match -> file.getFileName() + ":"
                        + text.substring(0, match.start()).lines().count() + " "
                        + match.group().lines().findFirst().orElse(""));
    }
}
