package org.cairn.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cairn.platform.Product;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint;
import org.springframework.context.MessageSource;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.json.JsonMapper;

/** What lti-config tells an administrator is what Cairn serves, shows and answers to. */
@SpringBootTest
@ActiveProfiles("test")
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
class GuidesTests {

    static final Path FOLDER = Path.of("lti-config");
    static final String BASE = "https://cairn.example.edu";
    static final Pattern ADDRESS = Pattern.compile(Pattern.quote(BASE) + "(/[^`\"\\s)?…\\\\]*)?");

    @Autowired
    MockMvcTester browser;

    @Autowired
    MessageSource messages;

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().matches(".*\\.(json|md)"))
                    .sorted()
                    .toList();
        }
    }

    static List<Path> templates() throws IOException {
        return files().stream()
                .filter(file -> file.toString().endsWith(".json"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("templates")
    void theTemplateIsWhatIsServedWithTheAddressFilledIn(Path template) throws Exception {
        String here = Files.readString(template)
                .replace(BASE, "http://localhost:8080")
                .replace("cairn.example.edu", "localhost:8080");

        String served = browser.get()
                .uri("/lti/config/" + template.getFileName())
                .exchange()
                .getResponse()
                .getContentAsString();

        assertThat(JsonMapper.shared().readTree(served))
                .isEqualTo(JsonMapper.shared().readTree(here));
    }

    @Test
    void everyProductHasATemplateAndAGuide() {
        for (Product product : Product.values()) {
            assertThat(FOLDER.resolve(product.code() + ".json")).exists();
            assertThat(product == Product.OTHER || Files.exists(FOLDER.resolve(product.code() + ".md")))
                    .isTrue();
        }
        assertThat(FOLDER.resolve("tool-registration.json")).exists();
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyAddressThatIsNamedLeadsSomewhere(Path file) throws Exception {
        List<String> paths = ADDRESS.matcher(Files.readString(file))
                .results()
                .map(found -> URI.create(found.group()).getPath())
                .filter(path -> !path.isEmpty())
                .distinct()
                .toList();

        for (String path : paths) {
            int get = browser.get().uri(path).exchange().getResponse().getStatus();
            int post = browser.post().uri(path).exchange().getResponse().getStatus();
            assertThat(get == 404 && post == 404).as("%s names %s", file, path).isFalse();
        }
        assertThat(paths.isEmpty() && file.toString().endsWith(".json")).isFalse();
    }

    @ParameterizedTest
    @EnumSource(value = Product.class, names = "OTHER", mode = EnumSource.Mode.EXCLUDE)
    void theGuideHasEveryFieldThatTheWizardShows(Product product) throws IOException {
        String guide = Files.readString(FOLDER.resolve(product.code() + ".md"));
        ToolValues values = ToolValues.of(
                product,
                URI.create(BASE),
                URI.create(BASE + "/lti/login"),
                URI.create(BASE + "/lti/config/canvas.json"));

        assertThat(values.entries()).allSatisfy(entry -> {
            String key = "platform.form." + product.code() + "." + entry.name();
            assertThat(guide).contains("| " + say(key) + " |");
            if (entry.kind() == ToolValues.Kind.CHOOSE) {
                assertThat(guide).contains("| " + say(key + ".choose") + " |");
            } else {
                assertThat(Arrays.stream(entry.value().split("\n"))).allMatch(guide::contains);
            }
        });
    }

    @Test
    void aRegistrationsOwnLoginAddressIsPutIn() {
        String id = "1f0c8f3a-58b5-4f5e-9d3a-0d4f2f6f9a11";

        assertThat(browser.get().uri("/lti/config/canvas.json?registration=" + id))
                .hasStatusOk()
                .bodyText()
                .contains("http://localhost:8080/lti/login/" + id);
        assertThat(browser.get().uri("/lti/config/canvas.json").param("registration", "<script>"))
                .hasStatus(400);
        assertThat(browser.get().uri("/lti/config/another.json")).hasStatus(404);
    }

    private String say(String key) {
        return messages.getMessage(key, null, Locale.CANADA);
    }
}
