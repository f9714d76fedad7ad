package org.cairn.microcredential;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** The framework profiles that come with Cairn, read once; a broken one keeps Cairn from starting. */
@Component
class ProfileShelf {

    private final List<Profile> profiles;

    ProfileShelf() throws IOException {
        profiles = Arrays.stream(new PathMatchingResourcePatternResolver().getResources("classpath:profiles/*.json"))
                .map(ProfileShelf::read)
                .sorted(Comparator.comparing(Profile::key))
                .toList();
    }

    List<Profile> all() {
        return profiles;
    }

    Optional<Profile> find(String key) {
        return profiles.stream().filter(profile -> profile.key().equals(key)).findFirst();
    }

    private static Profile read(Resource resource) {
        try {
            return Frozen.thaw(resource.getContentAsString(StandardCharsets.UTF_8), Profile.class);
        } catch (IOException e) {
            throw new IllegalStateException("cannot read " + resource, e);
        }
    }
}
