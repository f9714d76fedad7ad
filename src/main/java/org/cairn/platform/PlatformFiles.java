package org.cairn.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Loads the registrations that operators keep in files ({@code cairn.platforms}), at start. */
@Component
class PlatformFiles implements InitializingBean {

    private static final Logger log = LoggerFactory.getLogger(PlatformFiles.class);

    private final Platforms platforms;
    private final PlatformSettings settings;
    private final JsonMapper json;

    PlatformFiles(Platforms platforms, PlatformSettings settings, JsonMapper json) {
        this.platforms = platforms;
        this.settings = settings;
        this.json = json;
    }

    @Override
    public void afterPropertiesSet() {
        for (Resource file : files()) {
            load(file);
        }
    }

    private List<Resource> files() {
        if (settings.platforms().isBlank()) {
            return List.of();
        }
        try {
            String folder = settings.platforms().endsWith("/") ? settings.platforms() : settings.platforms() + "/";
            return List.of(new PathMatchingResourcePatternResolver().getResources(folder + "*.json"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the platform files in " + settings.platforms(), e);
        }
    }

    private void load(Resource file) {
        try {
            PlatformFile platform = json.readValue(file.getContentAsByteArray(), PlatformFile.class);
            if (platform.productFamily().equals(Installation.SANDBOX) && !settings.trial()) {
                log.info("{} describes the sandbox LMS and is left out", file.getFilename());
                return;
            }
            platforms.load(platform, String.valueOf(file.getFilename()));
        } catch (IOException | JacksonException | NullPointerException | IllegalArgumentException e) {
            throw new IllegalStateException(
                    "The platform file " + file.getFilename() + " cannot be used: " + e.getMessage(), e);
        }
    }
}
