package org.cairn.privacy;

/** Nothing before the first, this before every other one; and how many there were. */
final class Separator {

    private final String separator;
    private final int[] count = {0};

    Separator(String separator) {
        this.separator = separator;
    }

    String next() {
        return count[0]++ == 0 ? "" : separator;
    }

    int count() {
        return ++count[0];
    }

    boolean isFirst() {
        return count[0] == 0;
    }
}
