package org.cairn.platform;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.cairn.platform.PlatformFiles.FileState.State;
import org.cairn.shared.Sha256;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Service;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The registrations that operators keep in files ({@code cairn.platforms}): read at start and again when they change. A file
 * that cannot be used changes nothing and holds up no other; one that disappears takes nothing with it.
 */
@Service
public class PlatformFiles implements InitializingBean {

    private static final Logger log = LoggerFactory.getLogger(PlatformFiles.class);
    private static final int LONGEST_PROBLEM = 1000;

    private final Platforms platforms;
    private final PlatformFileTable table;
    private final PlatformSettings settings;
    private final JsonMapper json;
    private final Clock clock;

    PlatformFiles(
            Platforms platforms, PlatformFileTable table, PlatformSettings settings, JsonMapper json, Clock clock) {
        this.platforms = platforms;
        this.table = table;
        this.settings = settings;
        this.json = json;
        this.clock = clock;
    }

    /** Reads the folder again while Cairn runs. */
    @Configuration
    static class Watch {
        @Bean
        RecurringTask<Void> readPlatformFiles(PlatformFiles files) {
            return Tasks.recurring("read-platform-files", FixedDelay.ofSeconds(15))
                    .execute((instance, context) -> files.read());
        }
    }

    @Override
    public void afterPropertiesSet() {
        read();
    }

    /** What became of each file, by name. */
    public List<FileState> states() {
        return table.all();
    }

    /** The file that each registration came from, for those that came from one. */
    public Map<RegistrationId, FileState> sources() {
        return table.byRegistration();
    }

    /** Takes over every file that is new or has changed, and notes those that are gone. */
    public void read() {
        if (settings.platforms().isBlank()) {
            return;
        }
        Map<String, FileState> known = table.all().stream()
                .collect(Collectors.toMap(FileState::name, file -> file, (a, b) -> a, HashMap::new));
        for (Resource file : files()) {
            FileState before = known.remove(String.valueOf(file.getFilename()));
            read(file, before);
        }
        known.values().stream().filter(file -> file.state() != State.GONE).forEach(this::goneNow);
    }

    private void read(Resource file, @Nullable FileState before) {
        byte[] content = content(file);
        String hash = Sha256.hex(content);
        if (before != null && before.contentHash().equals(hash) && before.state() != State.GONE) {
            return;
        }
        FileState now = load(String.valueOf(file.getFilename()), content, hash);
        table.note(now);
        if (now.state() == State.BROKEN) {
            log.warn("platform file {} cannot be used, line {}: {}", now.name(), now.line(), now.problem());
        } else {
            log.info("platform file {}: {}", now.name(), now.state());
        }
    }

    private FileState load(String name, byte[] content, String hash) {
        try {
            PlatformFile platform = json.readValue(content, PlatformFile.class);
            boolean left = platform.productFamily().equals(Installation.SANDBOX) && !settings.trial();
            if (!left) {
                platforms.load(platform, name);
            }
            return new FileState(name, left ? State.LEFT_OUT : State.LOADED, hash, null, null, clock.instant());
        } catch (JacksonException e) {
            return broken(name, hash, said(e), line(e));
        } catch (RuntimeException e) {
            // Whatever a file makes go wrong, it is this file's affair and no other's.
            return broken(name, hash, String.valueOf(e.getMessage()), null);
        }
    }

    private FileState broken(String name, String hash, String problem, @Nullable Integer line) {
        String told = problem.length() > LONGEST_PROBLEM ? problem.substring(0, LONGEST_PROBLEM) : problem;
        return new FileState(name, State.BROKEN, hash, told, line, clock.instant());
    }

    private void goneNow(FileState file) {
        log.info("platform file {} is gone; its registration stays", file.name());
        table.note(new FileState(file.name(), State.GONE, file.contentHash(), null, null, clock.instant()));
    }

    /** A constructor's own complaint is clearer than the parser's about it. */
    private static String said(JacksonException e) {
        Throwable cause = e.getCause();
        return Objects.toString(
                cause == null || cause.getMessage() == null ? e.getOriginalMessage() : cause.getMessage(), "");
    }

    private static @Nullable Integer line(JacksonException e) {
        return e.getLocation() == null || e.getLocation().getLineNr() < 1
                ? null
                : e.getLocation().getLineNr();
    }

    private List<Resource> files() {
        try {
            String folder = settings.platforms().endsWith("/") ? settings.platforms() : settings.platforms() + "/";
            return Arrays.asList(new PathMatchingResourcePatternResolver().getResources(folder + "*.json"));
        } catch (FileNotFoundException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the platform files in " + settings.platforms(), e);
        }
    }

    /** A file that vanishes while it is read counts as empty, and so as broken until the next look. */
    private static byte[] content(Resource file) {
        try {
            return file.getContentAsByteArray();
        } catch (IOException e) {
            log.warn("platform file {} cannot be read: {}", file.getFilename(), e.getMessage());
            return "".getBytes(StandardCharsets.UTF_8);
        }
    }

    /**
     * What became of a platform file when it was last read.
     *
     * @param contentHash tells a changed file from one that has been read already
     * @param problem why it could not be used, for who wrote the file
     * @param line where in the file, if anything there is to blame
     */
    public record FileState(
            String name,
            State state,
            String contentHash,
            @Nullable String problem,
            @Nullable Integer line,
            Instant readAt) {

        /** Whether a file says what holds. */
        public enum State {
            LOADED,
            /** It cannot be used; what it said before still holds. */
            BROKEN,
            /** It is meant for the sandbox alone. */
            LEFT_OUT,
            /** It is not there any more; what it said last still holds. */
            GONE
        }
    }
}
