package org.cairn.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.FileSystemResource;

/** Every word that people read exists, in English and in French, and can be shown. */
class MessagesTests {

    private static final Pattern ARGUMENT = Pattern.compile("\\{\\s*(\\d+)");
    private static final Pattern IN_TEMPLATE =
            Pattern.compile("#\\{\\s*([\\w.-]+)\\s*[(}]|#messages\\.msg\\('([\\w.-]+)'");
    private static final Pattern BUILT_IN_TEMPLATE =
            Pattern.compile("#\\{\\s*\\$\\{\\s*'([\\w.-]+)'\\s*\\+|#\\{\\s*\\|([\\w.-]+)\\$");
    private static final Pattern COMMENT = Pattern.compile("<!--.*?-->", Pattern.DOTALL);
    private static final Pattern CONSTRAINT = Pattern.compile("^\\{([\\w.-]+)}$");

    private static final Words CAIRN = new Words(Sources.filesBelow(Sources.MESSAGES, ".properties"));

    /** The sandbox LMS is another application, with words of its own. */
    private static final Words SANDBOX =
            new Words(Sources.filesBelow(Sources.RESOURCES.resolve("sandbox"), ".properties"));

    @Test
    void everyBundleIsLoaded() throws IOException {
        Object loaded = new YamlPropertySourceLoader()
                .load("application", new FileSystemResource("src/main/resources/application.yaml"))
                .get(0)
                .getProperty("spring.messages.basename");

        assertThat(String.valueOf(loaded).split(","))
                .as("spring.messages.basename in application.yaml")
                .containsExactlyInAnyOrderElementsOf(
                        CAIRN.names().stream().map(name -> "i18n/" + name).toList());
    }

    @Test
    void bothLanguagesHaveTheSameKeys() {
        for (Words words : List.of(CAIRN, SANDBOX)) {
            assertThat(words.translated()).isEqualTo(words.names());
            for (Path file : words.englishFiles()) {
                assertThat(read(twin(file)).keySet())
                        .as("keys of %s beside %s", twin(file), file)
                        .isEqualTo(read(file).keySet());
            }
        }
    }

    @Test
    void aKeyStandsInOneBundleOnce() {
        for (Words words : List.of(CAIRN, SANDBOX)) {
            List<String> keys = words.englishFiles().stream()
                    .flatMap(file -> Sources.text(file).lines())
                    .filter(line -> line.matches("[\\w.-]+\\s*=.*"))
                    .map(line -> line.replaceFirst("\\s*=.*", ""))
                    .toList();
            assertThat(keys).doesNotHaveDuplicates();
        }
    }

    @Test
    void noMessageIsEmpty() {
        assertThat(bothLanguages((key, message) -> message.isBlank())).isEmpty();
    }

    @Test
    void everyMessageCanBeFormatted() {
        assertThat(bothLanguages((key, message) -> !formats(message)))
                .as("unbalanced braces or unknown formats")
                .isEmpty();
    }

    @Test
    void apostrophesArriveOnThePage() {
        // MessageFormat takes ' for a quote, and only messages that are given arguments go through it.
        // A refusal's arguments are given to both of its messages, whether they show them or not.
        assertThat(bothLanguages((key, message) -> {
                    if (ARGUMENT.matcher(message).find()) {
                        return message.replace("''", "").contains("'");
                    }
                    return key.startsWith("refusal.") ? message.contains("'") : message.contains("''");
                }))
                .as("write ’ rather than '")
                .isEmpty();
    }

    @Test
    void bothLanguagesShowTheSameArguments() {
        for (Words words : List.of(CAIRN, SANDBOX)) {
            Map<String, String> french = words.french();
            words.english()
                    .forEach((key, message) -> assertThat(arguments(french.getOrDefault(key, "")))
                            .as("arguments of %s in French", key)
                            .isEqualTo(arguments(message)));
        }
    }

    @Test
    void frenchIsNotEnglish() {
        for (Words words : List.of(CAIRN, SANDBOX)) {
            Map<String, String> french = words.french();
            assertThat(words.english().entrySet().stream()
                            .filter(entry -> entry.getValue().split("\\s+").length > 3)
                            .filter(entry -> entry.getValue().equals(french.get(entry.getKey())))
                            .map(Map.Entry::getKey))
                    .as("messages that nobody translated")
                    .isEmpty();
        }
    }

    @Test
    void everyMessageThatATemplateAsksForExists() {
        List<String> missing = new ArrayList<>();
        for (Path template : Sources.filesBelow(Sources.RESOURCES, ".html")) {
            String html = COMMENT.matcher(Sources.text(template)).replaceAll("");
            Set<String> keys = (template.startsWith(Sources.RESOURCES.resolve("sandbox")) ? SANDBOX : CAIRN)
                    .english()
                    .keySet();
            found(IN_TEMPLATE, html)
                    .filter(key -> !keys.contains(key))
                    .forEach(key -> missing.add(template + ": " + key));
            found(BUILT_IN_TEMPLATE, html)
                    .filter(start -> keys.stream().noneMatch(key -> key.startsWith(start)))
                    .forEach(start -> missing.add(template + ": " + start + "…"));
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void everyRefusalSaysWhatHappenedAndWhatToDo() {
        Set<String> keys = CAIRN.english().keySet();
        List<String> missing = new ArrayList<>();
        eachKeyInCode((where, use) -> {
            if (use.kind() == Kind.REFUSAL) {
                Stream.of("refusal." + use.key(), "refusal." + use.key() + ".todo")
                        .filter(key -> !keys.contains(key))
                        .forEach(key -> missing.add(where + ": " + key));
            }
        });
        assertThat(missing).isEmpty();
    }

    @Test
    void everyFieldErrorIsAMessage() {
        Set<String> keys = CAIRN.english().keySet();
        List<String> missing = new ArrayList<>();
        eachKeyInCode((where, use) -> {
            boolean exists = keys.contains(use.key()) || keys.stream().anyMatch(key -> key.startsWith(use.key() + "."));
            if (use.kind() != Kind.REFUSAL && !exists) {
                missing.add(where + ": " + use.key());
            }
        });
        assertThat(missing).isEmpty();
    }

    /** The bundles of one application. */
    private record Words(List<Path> files) {

        List<Path> englishFiles() {
            return files.stream().filter(file -> !nameOf(file).endsWith("_fr")).toList();
        }

        Set<String> names() {
            return englishFiles().stream().map(MessagesTests::nameOf).collect(Collectors.toCollection(TreeSet::new));
        }

        Set<String> translated() {
            return files.stream()
                    .map(MessagesTests::nameOf)
                    .filter(name -> name.endsWith("_fr"))
                    .map(name -> name.substring(0, name.length() - 3))
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        Map<String, String> english() {
            return allOf(englishFiles());
        }

        Map<String, String> french() {
            return allOf(englishFiles().stream().map(MessagesTests::twin).toList());
        }
    }

    private enum Kind {
        REFUSAL,
        FIELD_ERROR,
        CONSTRAINT
    }

    private record Use(Kind kind, String key) {}

    /** Where code names a message: in refusals, field errors and constraints of forms. */
    private static void eachKeyInCode(BiConsumer<String, Use> look) {
        Sources.Parsed parsed = Sources.parse();
        for (CompilationUnitTree unit : parsed.units()) {
            new TreeScanner<@Nullable Void, @Nullable Void>() {
                @Override
                public @Nullable Void visitNewClass(NewClassTree made, @Nullable Void nothing) {
                    if (made.getIdentifier().toString().equals("Refusal")) {
                        report(Kind.REFUSAL, made.getArguments().get(1), made);
                    }
                    return super.visitNewClass(made, null);
                }

                @Override
                public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void nothing) {
                    String method = call.getMethodSelect().toString().replaceFirst(".*\\.", "");
                    if (method.equals("rejectValue")) {
                        report(Kind.FIELD_ERROR, call.getArguments().get(1), call);
                    } else if (method.equals("reject") && !call.getArguments().isEmpty()) {
                        report(Kind.FIELD_ERROR, call.getArguments().get(0), call);
                    }
                    return super.visitMethodInvocation(call, null);
                }

                @Override
                public @Nullable Void visitAnnotation(AnnotationTree annotation, @Nullable Void nothing) {
                    for (ExpressionTree argument : annotation.getArguments()) {
                        if (argument instanceof AssignmentTree named
                                && named.getVariable().toString().equals("message")
                                && named.getExpression() instanceof LiteralTree literal) {
                            Matcher key = CONSTRAINT.matcher(String.valueOf(literal.getValue()));
                            look.accept(
                                    where(annotation),
                                    new Use(Kind.CONSTRAINT, key.matches() ? key.group(1) : literal.toString()));
                        }
                    }
                    return super.visitAnnotation(annotation, null);
                }

                private void report(Kind kind, ExpressionTree argument, Tree tree) {
                    literals(argument).forEach(key -> look.accept(where(tree), new Use(kind, key)));
                }

                private String where(Tree tree) {
                    long position = parsed.trees().getSourcePositions().getStartPosition(unit, tree);
                    return Path.of(unit.getSourceFile().toUri()).getFileName() + ":"
                            + unit.getLineMap().getLineNumber(position);
                }
            }.scan(unit, null);
        }
    }

    /** The texts that an argument can be; one that is put together from variables is taken as it is written. */
    private static Stream<String> literals(ExpressionTree argument) {
        if (argument instanceof LiteralTree literal) {
            return Stream.of(String.valueOf(literal.getValue()));
        }
        if (argument instanceof ParenthesizedTree parentheses) {
            return literals(parentheses.getExpression());
        }
        if (argument instanceof ConditionalExpressionTree either) {
            return Stream.concat(literals(either.getTrueExpression()), literals(either.getFalseExpression()));
        }
        return Stream.of();
    }

    private static Stream<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(result -> result.group(1) != null ? result.group(1) : result.group(2));
    }

    private static boolean formats(String message) {
        try {
            new MessageFormat(message, Locale.ENGLISH);
            return !message.contains("{") || ARGUMENT.matcher(message).find();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static Set<String> arguments(String message) {
        return ARGUMENT.matcher(message)
                .results()
                .map((MatchResult result) -> result.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> bothLanguages(BiPredicate<String, String> wrong) {
        return Stream.of(CAIRN.english(), CAIRN.french(), SANDBOX.english(), SANDBOX.french())
                .flatMap(messages -> messages.entrySet().stream())
                .filter(entry -> wrong.test(entry.getKey(), entry.getValue()))
                .map(entry -> entry.getKey() + " = " + entry.getValue())
                .toList();
    }

    private static Path twin(Path file) {
        return file.resolveSibling(nameOf(file) + "_fr.properties");
    }

    private static String nameOf(Path file) {
        return file.getFileName().toString().replace(".properties", "");
    }

    private static Map<String, String> allOf(List<Path> files) {
        Map<String, String> all = new TreeMap<>();
        files.forEach(file -> all.putAll(read(file)));
        return all;
    }

    private static Map<String, String> read(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.stringPropertyNames().stream()
                .collect(Collectors.toMap(key -> key, properties::getProperty, (a, b) -> a, TreeMap::new));
    }
}
