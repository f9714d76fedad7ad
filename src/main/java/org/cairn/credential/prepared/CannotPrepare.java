package org.cairn.credential.prepared;

/** A shape for which there is no shorter way than the plain pipeline. */
public class CannotPrepare extends Exception {

    public CannotPrepare(String reason) {
        super(reason);
    }
}
