package org.cairn.credential;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.cairn.credential.prepared.Template;
import org.cairn.credential.prepared.Template.Rendered;
import org.jspecify.annotations.Nullable;

/** Credentials of one version that have the same texts in the same places, and the short way to sign them if there is one. */
final class Shape {

    private static final int LOOKED_THROUGH = 100;

    private final @Nullable Template template;
    private final AtomicLong signed = new AtomicLong();

    Shape(@Nullable Template template) {
        this.template = template;
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
