package org.cairn.microcredential;

import org.jspecify.annotations.Nullable;

/**
 * How the shares of a competency's activities become one.
 *
 * @param setting what the kind can be set to, or null for what is usual
 */
public record Calculation(Kind kind, @Nullable Integer setting) {

    /** The weights of the course map count. */
    public static final Calculation WEIGHTED_MEAN = new Calculation(Kind.WEIGHTED_MEAN, null);

    public Calculation {
        if (setting != null && !kind.takes(setting)) {
            throw new IllegalArgumentException(
                    kind + " is set to " + kind.least + " to " + kind.most + ", not to " + setting);
        }
    }

    /** The setting, or what is usual. */
    public int value() {
        return setting == null ? kind.usual : setting;
    }

    /** The methods; those that look at the order of activities say so. */
    public enum Kind {
        WEIGHTED_MEAN,
        MEAN,
        HIGHEST,
        LATEST(true, 0, 0, 0),
        /** Each later activity counts with so many percent against all before it. */
        DECAYING_AVERAGE(true, 50, 99, 65),
        /** Canvas: the latest with so many percent, the mean of those before it with the rest. */
        LATEST_AND_MEAN(true, 1, 99, 65),
        /** The threshold reached in so many activities. */
        TIMES(false, 1, 10, 3),
        /** The level reached most often; of two as frequent, the higher. */
        MOST_COMMON;

        private final boolean ordered;
        private final int least;
        private final int most;
        private final int usual;

        Kind() {
            this(false, 0, 0, 0);
        }

        Kind(boolean ordered, int least, int most, int usual) {
            this.ordered = ordered;
            this.least = least;
            this.most = most;
            this.usual = usual;
        }

        /** Whether it matters which activity came first. */
        public boolean isOrdered() {
            return ordered;
        }

        /** Whether there is anything to set. */
        public boolean isSet() {
            return most > 0;
        }

        public int least() {
            return least;
        }

        public int most() {
            return most;
        }

        public int usual() {
            return usual;
        }

        public boolean takes(int setting) {
            return isSet() && setting >= least && setting <= most;
        }

        /** Whether a mark that is still to come could take away what is reached: then it is waited for. */
        public boolean canFall() {
            return this != HIGHEST && this != TIMES;
        }
    }
}
