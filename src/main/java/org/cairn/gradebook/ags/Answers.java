package org.cairn.gradebook.ags;

import java.util.Locale;
import org.cairn.outbound.OutboundAnswer;

/** Which answers are worth asking for again. */
final class Answers {

    private Answers() {}

    /** The platform has no time, is out of order or throttles us. Canvas throttles with 403 as well as with 429. */
    static boolean isLater(OutboundAnswer answer) {
        int status = answer.status();
        return status == 408
                || status == 425
                || status == 429
                || status >= 500
                || (status == 403 && answer.body().toLowerCase(Locale.ROOT).contains("rate limit exceeded"));
    }
}
