package org.cairn.assessment;

import java.util.regex.Pattern;

/** What a file may be called when it is handed out again: nothing that a system or a reader takes for something else. */
final class FileName {

    private static final int LONGEST = 100;
    private static final Pattern PATH = Pattern.compile("^.*[/\\\\]");
    /** Control characters, and those that turn the direction of writing, which make "exe.pdf" of "fdp.exe". */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}]");

    private static final Pattern UNSAFE = Pattern.compile("[<>:\"|?*;%&$`'{}]");
    private static final Pattern ENDING = Pattern.compile("\\.[A-Za-z0-9]{1,8}$");
    private static final Pattern EDGES = Pattern.compile("^[.\\s-]+|[.\\s]+$");

    private FileName() {}

    /** @param given as the browser sent it; may be anything */
    static String of(String given, FileKind kind) {
        String name = PATH.matcher(UNSEEN.matcher(given).replaceAll("")).replaceAll("");
        name = UNSAFE.matcher(ENDING.matcher(name).replaceAll("")).replaceAll("_");
        name = EDGES.matcher(name).replaceAll("");
        int letters = name.codePointCount(0, name.length());
        String kept = letters > LONGEST ? name.substring(0, name.offsetByCodePoints(0, LONGEST)) : name;
        return (kept.isBlank() ? "file" : kept) + "." + kind.extension();
    }
}
