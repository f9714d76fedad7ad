package org.cairn.platform;

import org.springframework.stereotype.Service;

/** What this database knows of the installation it belongs to. */
@Service
public class Installation {

    /** True in the sandbox: everything issued says visibly that it is a trial. */
    public boolean isTrial() {
        throw new UnsupportedOperationException();
    }
}
