package org.cairn.microcredential.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import java.util.regex.Pattern;
import org.cairn.microcredential.Definition;
import org.cairn.microcredential.Frozen;
import org.cairn.microcredential.MicrocredentialVersion;
import org.cairn.microcredential.Microcredentials;
import org.cairn.microcredential.VersionId;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.cairn.shared.Visitor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the steps of the wizard share: the draft they are about. */
@Component
class Drafts {

    private static final Pattern FAR_OUT = Pattern.compile("\\[\\d{3,}]");

    private final Microcredentials microcredentials;

    Drafts(Microcredentials microcredentials) {
        this.microcredentials = microcredentials;
    }

    /** @throws Refusal CONFLICT where it is no draft any more */
    MicrocredentialVersion open(Visitor visitor, UUID id) {
        MicrocredentialVersion version = microcredentials.version(visitor, new VersionId(id));
        if (version.state() != MicrocredentialVersion.State.DRAFT) {
            throw new Refusal(Problem.CONFLICT, "microcredential.no-draft");
        }
        return version;
    }

    Step leftAt(MicrocredentialVersion draft) {
        return Step.of(microcredentials.leftAt(draft.id()));
    }

    /** @return where to go on: to the next step, or out */
    String save(Visitor visitor, MicrocredentialVersion draft, Definition definition, Step next, boolean leave) {
        microcredentials.save(visitor, draft.id(), draft.definition(), definition);
        microcredentials.leave(visitor, draft.id(), next.name());
        return leave ? MicrocredentialsController.at(visitor, draft.id()) : next.at(visitor, draft.id());
    }

    /** Whether the form was made from what the draft says now. */
    static boolean isSeen(MicrocredentialVersion draft, @Nullable String hash) {
        return Frozen.of(draft.definition()).hash().equals(hash);
    }

    /** No form of ours has so many rows, and binding would fail on them. */
    static void refuseFarOut(HttpServletRequest request) {
        if (request.getParameterMap().keySet().stream()
                .anyMatch(name -> FAR_OUT.matcher(name).find())) {
            throw new Refusal(Problem.BAD_REQUEST, "shared.bad-request");
        }
    }
}
