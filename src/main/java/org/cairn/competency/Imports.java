package org.cairn.competency;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.cairn.competency.cfr.CFFault;
import org.cairn.outbound.Outbound;
import org.cairn.outbound.OutboundAnswer;
import org.cairn.outbound.OutboundRequest;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.cairn.shared.Visitor;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Brings frameworks in from files. A file is looked at first, and imported as a whole or not at all; one with a fault is
 * never imported. What was imported before is known again, so that nothing comes twice.
 */
@Service
public class Imports {

    private final Frameworks frameworks;
    private final Shelf shelf;
    private final KeptImports files;
    private final Outbound outbound;
    private final Clock clock;

    Imports(Frameworks frameworks, Shelf shelf, KeptImports files, Outbound outbound, Clock clock) {
        this.frameworks = frameworks;
        this.shelf = shelf;
        this.files = files;
        this.outbound = outbound;
        this.clock = clock;
    }

    /** A file between its preview and its import. */
    public record FileId(UUID value) {

        @Override
        public String toString() {
            return value.toString();
        }
    }

    /** What a file turned out to be. */
    public sealed interface Look {

        /** It can be imported; it is kept for a day. */
        record Good(FileId id, Plan plan) implements Look {}

        /** It cannot, and nothing is kept. */
        record Faulty(List<Fault> faults) implements Look {}
    }

    /**
     * What is wrong on one line.
     *
     * @param key of a message
     */
    public record Fault(int line, String key, List<Object> args) {}

    /**
     * What stands at an address, read by the one door out. No transaction is open while somebody else’s server answers.
     *
     * @return nothing where it answers with no success
     * @throws Refusal as {@link Outbound#send} does
     */
    public Optional<String> fetch(Visitor instructor, URI address) {
        instructor.mustTeach();
        OutboundAnswer answer =
                outbound.send(OutboundRequest.get("case-" + address.getHost(), address, "application/json"));
        return answer.isSuccess() ? Optional.of(answer.body()) : Optional.empty();
    }

    /** Looks at a CASE package. */
    @Transactional
    public Look lookAtCase(Visitor instructor, String json) {
        instructor.mustTeach();
        Optional<UUID> document = CaseImport.documentOf(json);
        if (document.isPresent()) {
            shelf.mustBeOurs(instructor, document.get());
        }
        CaseImport.Result result = read(instructor, json);
        if (result.contents().isEmpty()) {
            return new Look.Faulty(result.faults().stream().map(Imports::fault).toList());
        }
        FileId id = new FileId(UUID.randomUUID());
        files.add(id, instructor, new KeptImports.Kept(KeptImports.Format.CASE, json, null), clock.instant());
        return new Look.Good(id, shelf.plan(instructor, result.contents().get(), result.leftOut()));
    }

    /**
     * Looks at a CSV file whose rows are to be added to a framework.
     *
     * @throws Refusal as {@link Frameworks#mustChange} does
     */
    @Transactional
    public Look lookAtCsv(Visitor instructor, FrameworkId framework, byte[] bytes) {
        String text = CsvTable.decoded(bytes).replace('\u0000', ' ');
        Contents before = shelf.contents(frameworks.mustChange(instructor, framework));
        CsvImport.Result result = CsvImport.read(text, before);
        if (result.contents().isEmpty()) {
            return new Look.Faulty(result.faults());
        }
        FileId id = new FileId(UUID.randomUUID());
        files.add(id, instructor, new KeptImports.Kept(KeptImports.Format.CSV, text, framework), clock.instant());
        return new Look.Good(id, shelf.plan(instructor, result.contents().get(), List.of()));
    }

    /** @throws Refusal NOT_FOUND where it was imported already, or a day ago, or by somebody else */
    public Plan plan(Visitor instructor, FileId id) {
        KeptImports.Kept file = file(instructor, id);
        return shelf.plan(instructor, contents(instructor, file), leftOut(instructor, file));
    }

    /** Does what the plan says, as a whole. */
    @Transactional
    public FrameworkId run(Visitor instructor, FileId id) {
        KeptImports.Kept file = file(instructor, id);
        Contents contents = contents(instructor, file);
        shelf.mustBeOurs(instructor, contents.framework().caseId());
        FrameworkId framework = shelf.put(
                instructor,
                contents,
                file.format() == KeptImports.Format.CSV ? Revision.Origin.CSV : Revision.Origin.CASE);
        files.forget(id);
        return framework;
    }

    private Contents contents(Visitor instructor, KeptImports.Kept file) {
        return file.framework() == null
                ? read(instructor, file.content()).contents().orElseThrow(Imports::gone)
                : CsvImport.read(file.content(), shelf.contents(frameworks.mustChange(instructor, file.framework())))
                        .contents()
                        .orElseThrow(Imports::gone);
    }

    private List<Integer> leftOut(Visitor instructor, KeptImports.Kept file) {
        return file.framework() == null ? read(instructor, file.content()).leftOut() : List.of();
    }

    private CaseImport.Result read(Visitor instructor, String json) {
        Optional<UUID> document = CaseImport.documentOf(json);
        Optional<Framework> before = document.flatMap(caseId -> shelf.find(instructor, caseId));
        Map<UUID, CompetencyId> known = new HashMap<>();
        before.ifPresent(framework -> known.putAll(shelf.known(framework.id())));
        Function<UUID, CompetencyId> ids = caseId -> known.computeIfAbsent(caseId, wanted -> idOf(instructor, wanted));
        return CaseImport.read(json, instructor.course(), before, ids, clock.instant());
    }

    /** The same item of the same framework is another competency in another institution, which may word it anew. */
    private static CompetencyId idOf(Visitor instructor, UUID caseId) {
        return new CompetencyId(UUID.nameUUIDFromBytes(
                (instructor.institution() + "/case/" + caseId).getBytes(StandardCharsets.UTF_8)));
    }

    private KeptImports.Kept file(Visitor instructor, FileId id) {
        instructor.mustTeach();
        return files.find(id, instructor).orElseThrow(Imports::gone);
    }

    private static Fault fault(CFFault fault) {
        return new Fault(fault.line(), "competency.case." + fault.key(), fault.args());
    }

    private static Refusal gone() {
        return new Refusal(Problem.NOT_FOUND, "competency.import-gone");
    }
}
