package org.cairn.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.cairn.load.Figure.Row;
import org.cairn.load.Figure.Run;
import org.cairn.testing.Proc;

/** Where figures are written down, so that the next run can be compared: a file of rows, and the document made of it. */
public final class Ledger {

    static final Path ROWS = Path.of("docs/load.tsv");
    static final Path DOCUMENT = Path.of("docs/benchmarks.md");
    private static final String LOUD = "#".repeat(100);

    private final Path rows;
    private final Path document;

    Ledger(Path rows, Path document) {
        this.rows = rows;
        this.document = document;
    }

    /** Of figures that were taken of this process. */
    public static void note(List<Figure> figures) {
        note(figures, Path.of(System.getProperty("java.home")));
    }

    /** Prints the figures, says loudly what has become dearer, and writes them down where this run is a whole one. */
    static void note(List<Figure> figures, Path javaHome) {
        Ledger ledger = new Ledger(ROWS, DOCUMENT);
        Run run = run(javaHome);
        ledger.print(figures, run);
        if (Sizes.areRecorded()) {
            ledger.add(figures, run);
            System.out.println("written down in " + ROWS + " and " + DOCUMENT);
        } else {
            System.out.println("not written down: not of the usual size (-Dload.record=true would)");
        }
    }

    private void print(List<Figure> figures, Run run) {
        List<Row> now = figures.stream().map(figure -> new Row(run, figure)).toList();
        System.out.println(FigureTable.of(now));
        List<String> worse = new Comparison(known(), run).worse(figures);
        if (!worse.isEmpty()) {
            System.out.println(LOUD);
            worse.forEach(line -> System.out.println("# DEARER: " + line));
            System.out.println("# A floor that is dearer too says: the machine.");
            System.out.println(LOUD);
        }
    }

    List<Row> known() {
        return lines().skip(1).filter(line -> !line.isBlank()).map(Row::read).toList();
    }

    void add(List<Figure> figures, Run run) {
        List<String> all = new ArrayList<>(lines().toList());
        figures.forEach(figure -> all.add(new Row(run, figure).written()));
        try {
            Files.write(rows, all, StandardCharsets.UTF_8);
            Files.writeString(document, FigureTable.within(Files.readString(document), known()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Stream<String> lines() {
        try {
            return Files.exists(rows) ? Files.readAllLines(rows).stream() : Stream.of(Row.HEADER);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Run run(Path javaHome) {
        return new Run(
                LocalDate.now(Clock.systemUTC()),
                git("rev-parse", "--short=8", "HEAD")
                        + (git("status", "--porcelain", "--", "src", "pom.xml").isEmpty() ? "" : "*"),
                Proc.processor() + ", " + Runtime.getRuntime().availableProcessors() + " processors",
                version(javaHome));
    }

    private static String version(Path javaHome) {
        Properties release = new Properties();
        try (var in = Files.newBufferedReader(javaHome.resolve("release"))) {
            release.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("a Java says in its file \"release\" which it is", e);
        }
        return release.getProperty("JAVA_VERSION").replace("\"", "");
    }

    private static String git(String... arguments) {
        try {
            Process git = new ProcessBuilder(Stream.concat(Stream.of("git"), Stream.of(arguments))
                            .toList())
                    .start();
            String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return said.strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
