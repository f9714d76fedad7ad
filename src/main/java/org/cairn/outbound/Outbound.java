package org.cairn.outbound;

import org.springframework.stereotype.Service;

/** The one guarded HTTP client. */
@Service
public class Outbound {

    /**
     * Sends the request and reads the whole answer, within the limits of size and time.
     *
     * @throws org.cairn.shared.Refusal INVALID where the address is not allowed, PLATFORM_FAILED where no whole answer came
     */
    public OutboundAnswer send(OutboundRequest request) {
        throw new UnsupportedOperationException(request.toString());
    }
}
