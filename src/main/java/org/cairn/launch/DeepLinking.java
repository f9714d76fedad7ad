package org.cairn.launch;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What the platform says of the selection it asks for (Deep Linking 2.0, 4.4.1).
 *
 * @param acceptsResourceLinks whether activities may be placed at all
 * @param data echoed verbatim if it was sent
 * @param acceptsLineItem absent means unknown, which is sent a line item
 */
public record DeepLinking(
        URI returnUrl,
        boolean acceptsResourceLinks,
        boolean acceptsMultiple,
        boolean acceptsLineItem,
        @Nullable String data) {}
