package org.cairn.credential;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.cairn.credential.CredentialFacts.Edition;
import org.cairn.credential.openbadges.Json;
import org.cairn.credential.prepared.CannotPrepare;
import org.cairn.credential.prepared.Template;
import org.cairn.credential.prepared.Template.Rendered;
import org.cairn.shared.Latest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The shapes that were signed last. A shape is known by its whole text, so that nothing that the text says can change without
 * another template being made.
 */
@Component
class Shapes {

    private static final Logger LOG = LoggerFactory.getLogger(Shapes.class);
    private static final int MOST_KEPT = 100;

    private final CredentialComposer composer;
    private final Latest<String, Shape> known = new Latest<>(MOST_KEPT);

    Shapes(CredentialComposer composer) {
        this.composer = composer;
    }

    Shape of(Edition edition, Particulars like) {
        int[] slots = {0};
        Particulars marked = like.with(value -> Template.mark(slots[0]++));
        String text = Json.write(composer.credential(edition, marked));
        return known.computeIfAbsent(text, unknown -> prepare(unknown, slots[0]));
    }

    private static Shape prepare(String text, int slots) {
        try {
            return new Shape(Template.of(text, slots));
        } catch (CannotPrepare e) {
            LOG.info("Credentials of one shape are signed the long way: {}", e.getMessage());
            return new Shape(null);
        }
    }

    /** Credentials of one version that have the same texts in the same places, and the short way to sign them if there is one. */
    static final class Shape {

        private static final int LOOKED_THROUGH = 100;

        private final @Nullable Template template;
        private final AtomicLong signed = new AtomicLong();

        Shape(@Nullable Template template) {
            this.template = template;
        }

        /** Of one credential that is like no other. */
        static Shape plain() {
            return new Shape(null);
        }

        /** Empty where the plain pipeline has to do it. */
        Optional<Rendered> render(List<String> values) {
            return template == null ? Optional.empty() : template.render(values);
        }

        /** The first, and then one in a hundred. */
        boolean isNextLookedThrough() {
            return signed.getAndIncrement() % LOOKED_THROUGH == 0;
        }
    }
}
