package org.cairn.gradefile;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a letter stands for, in percent. It is typed one letter to a line, as people write it: {@code B+ = 76}. */
public record LetterScale(Map<String, BigDecimal> percents) {

    private static final int MOST = 50;

    /** The least percentage of each letter, as colleges in British Columbia commonly set it: nobody gets more than they have. */
    public static final String USUAL = """
            A+ = 90
            A = 85
            A- = 80
            B+ = 76
            B = 72
            B- = 68
            C+ = 64
            C = 60
            C- = 55
            D = 50
            F = 0""";

    public LetterScale {
        percents = Map.copyOf(percents);
    }

    /** A line that says no percentage, or a letter that stands twice. */
    public static final class Unclear extends Exception {

        private static final long serialVersionUID = 1L;

        private final int line;

        Unclear(int line) {
            super("line " + line);
            this.line = line;
        }

        public int line() {
            return line;
        }
    }

    /** @throws Unclear where a line is no letter with a percentage from 0 to 100 */
    public static LetterScale of(String text) throws Unclear {
        Map<String, BigDecimal> percents = new LinkedHashMap<>();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            int sign = line.lastIndexOf('=');
            String letter = sign < 0 ? "" : key(line.substring(0, sign));
            Optional<BigDecimal> percent = sign < 0
                    ? Optional.empty()
                    : Decimal.POINT
                            .read(line.substring(sign + 1).replace("%", "").strip())
                            .filter(share -> share.compareTo(BigDecimal.valueOf(100)) <= 0);
            if (letter.isEmpty()
                    || letter.length() > 40
                    || percent.isEmpty()
                    || percents.size() >= MOST
                    || percents.put(letter, percent.get()) != null) {
                throw new Unclear(number);
            }
        }
        return new LetterScale(percents);
    }

    static LetterScale usual() {
        return new LetterScale(USUAL.lines()
                .map(line -> line.split(" = ", 2))
                .collect(Collectors.toMap(pair -> key(pair[0]), pair -> new BigDecimal(pair[1]))));
    }

    Optional<BigDecimal> read(String letter) {
        return Optional.ofNullable(percents.get(key(letter)));
    }

    /** A word processor writes a true minus or a dash where a hyphen is meant. */
    private static String key(String letter) {
        return letter.strip().toUpperCase(Locale.ROOT).replace('\u2212', '-').replace('\u2013', '-');
    }
}
