package org.cairn.competency;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.cairn.shared.CourseId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Packages that other software has written come in, and what Cairn writes fits schemas that it did not. They lie beside
 * the project, or where {@code -Dinterop.case} says.
 */
@Tag("interop")
class CaseInteropTests {

    private static final Path FOLDER = Path.of(System.getProperty("interop.case", "../shared/data/case"));
    private static final JsonMapper MAPPER = JsonMapper.shared();

    @ParameterizedTest
    @CsvSource({
        "opensalt-ItemTypeTestFramework.json, 1,  0, 0",
        "opensalt-Ordering.json,              24, 4, 0",
        "opensalt-SmartLevelFramework.json,   12, 2, 0",
        "opensalt-framework-20c5134f.json,    6,  2, 8"
    })
    void realPackagesComeInAndGoOutTheSame(String file, int competencies, int groups, int criteria) throws IOException {
        CaseImport.Result result = read(text(file), Optional.empty());

        assertThat(result.faults()).isEmpty();
        Contents contents = result.contents().orElseThrow();
        assertThat(contents.entries()).hasSize(competencies);
        assertThat(contents.groups()).hasSize(groups);
        assertThat(contents.entries().stream()
                        .map(Entry::competency)
                        .filter(competency -> !competency.standsOnItsStatement())
                        .mapToInt(competency -> competency.criteria().size())
                        .sum())
                .isEqualTo(criteria);
        Contents again = read(CaseExport.of(contents).json(), Optional.of(contents.framework()))
                .contents()
                .orElseThrow();
        assertThat(again.entries()).isEqualTo(contents.entries());
        assertThat(again.isArrangedAs(contents)).isTrue();
    }

    @Test
    void whatWeWriteFitsTheSchemaOfCase10AsOpenSaltHasIt() throws IOException {
        assertThat(errors("case-v1p0-cfpackage-schema.json", exported())).isEmpty();
    }

    @Test
    void whatWeWriteFitsTheSchemasOfCase11AsOpenCaseHasThem() throws IOException {
        JsonNode whole = exported();

        assertThat(errors("case-v1p1-cfdocument.json", sourced(whole.get("CFDocument"))))
                .isEmpty();
        for (JsonNode item : whole.get("CFItems")) {
            assertThat(errors("case-v1p1-cfitem.json", sourced(item))).isEmpty();
        }
        for (JsonNode association : whole.get("CFAssociations")) {
            assertThat(errors("case-v1p1-cfassociation.json", sourced(association)))
                    .isEmpty();
        }
    }

    /** These schemas call the identifier sourcedId; CASE 1.1 does not. */
    private static JsonNode sourced(JsonNode node) {
        return ((ObjectNode) node.deepCopy()).set("sourcedId", node.get("identifier"));
    }

    private static JsonNode exported() {
        return MAPPER.readTree(CaseExport.of(CaseTests.contents()).json());
    }

    private static String errors(String schema, JsonNode node) throws IOException {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                .getSchema(text(schema))
                .validate(node)
                .toString()
                .replace("[]", "");
    }

    private static String text(String file) throws IOException {
        return Files.readString(FOLDER.resolve(file));
    }

    private static CaseImport.Result read(String json, Optional<Framework> before) {
        return CaseImport.read(
                json, new CourseId(new UUID(1, 1)), before, CompetencyId::new, Instant.parse("2026-03-14T21:32:00Z"));
    }
}
