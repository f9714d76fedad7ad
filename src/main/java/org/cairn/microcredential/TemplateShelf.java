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

/** The templates that come with Cairn, read once; a broken one keeps Cairn from starting. */
@Component
class TemplateShelf {

    private final List<Template> templates;

    TemplateShelf() throws IOException {
        templates = Arrays.stream(
                        new PathMatchingResourcePatternResolver().getResources("classpath:templates-data/*.json"))
                .map(TemplateShelf::read)
                .sorted(Comparator.comparing(Template::key).reversed())
                .toList();
    }

    List<Template> all() {
        return templates;
    }

    Optional<Template> find(String key) {
        return templates.stream().filter(template -> template.key().equals(key)).findFirst();
    }

    private static Template read(Resource resource) {
        try {
            return Frozen.thaw(resource.getContentAsString(StandardCharsets.UTF_8), Template.class);
        } catch (IOException e) {
            throw new IllegalStateException("cannot read " + resource, e);
        }
    }
}
