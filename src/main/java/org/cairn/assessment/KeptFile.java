package org.cairn.assessment;

/** A file as it was handed in, to be handed out again. */
public final class KeptFile {

    private final String name;
    private final FileKind kind;
    private final byte[] content;

    KeptFile(String name, FileKind kind, byte[] content) {
        this.name = name;
        this.kind = kind;
        this.content = content.clone();
    }

    public String name() {
        return name;
    }

    public FileKind kind() {
        return kind;
    }

    public byte[] content() {
        return content.clone();
    }
}
