package org.cairn.faults;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** The files of a cluster that is at work: some grow and some go while they are read, and what was written says which. */
final class DataFolder extends SimpleFileVisitor<Path> {

    /** What belongs to the running server. Its log is brought by the archive. */
    private static final Set<String> NOT_OF_A_BACKUP = Set.of("postmaster.pid", "postmaster.opts", "epg-lock");

    private final Path from;
    private final Path to;

    private DataFolder(Path from, Path to) {
        this.from = from;
        this.to = to;
    }

    static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new DataFolder(from, to));
        Files.setPosixFilePermissions(to, PosixFilePermissions.fromString("rwx------"));
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
        Files.createDirectories(to.resolve(from.relativize(folder)));
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        Path within = from.relativize(file);
        if (!within.startsWith("pg_wal") && !NOT_OF_A_BACKUP.contains(within.toString())) {
            try {
                Files.copy(file, to.resolve(within));
            } catch (NoSuchFileException gone) {
                return FileVisitResult.CONTINUE; // by the work, which the log repeats
            }
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException gone) throws IOException {
        if (gone instanceof NoSuchFileException) {
            return FileVisitResult.CONTINUE;
        }
        throw gone;
    }
}
