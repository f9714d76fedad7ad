package org.cairn.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is shipped: Cairn without its sandbox, which says in one line what it needs. Runs once the jar is made. */
@Tag("packaged")
class PackagedJarTests {

    private static final Path JAR = Path.of(System.getProperty("packaged.jar", "target/cairn-0.1.0-SNAPSHOT.jar"));

    @TempDir
    Path folder;

    @Test
    void theSandboxIsNotInIt() throws IOException {
        try (ZipFile jar = new ZipFile(JAR.toFile())) {
            List<String> names = jar.stream().map(ZipEntry::getName).toList();

            assertThat(names)
                    .contains("BOOT-INF/classes/org/cairn/CairnApplication.class")
                    .noneMatch(name -> name.contains("sandbox"));
        }
    }

    @Test
    void withoutConfigurationItEndsWithOneLine() throws Exception {
        assertThat(run()).singleElement().asString().startsWith("Cairn needs three settings: cairn.public-address");
    }

    @Test
    void anAddressThatNobodyCouldTrustEndsItWithOneLine() throws Exception {
        assertThat(run(
                        "--cairn.public-address=http://cairn.example.edu",
                        "--spring.datasource.url=jdbc:h2:mem:none",
                        "--cairn.master-key-file=none"))
                .singleElement()
                .asString()
                .startsWith("cairn.public-address must be like https://");
    }

    private List<String> run(String... arguments) throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = Stream.concat(
                        Stream.of(java, "-jar", JAR.toAbsolutePath().toString()), Stream.of(arguments))
                .toList();
        File output = folder.resolve("output").toFile();
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output)
                .start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isEqualTo(1);
        return Files.readAllLines(output.toPath());
    }
}
