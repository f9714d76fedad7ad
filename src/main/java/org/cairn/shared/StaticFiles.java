package org.cairn.shared;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistration;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Style, scripts, letters and pictures, at addresses of their own: any other link of a page is not looked for on the class path.
 * Browsers keep them, since a learner opens many pages through a telephone, and ask again by what is in them: a jar that is
 * built to be the same twice dates all its files alike, in each release.
 */
@Configuration
class StaticFiles implements WebMvcConfigurer {

    /** No longer, since a page of the next release may need its new style, and no node knows which release a browser saw. */
    private static final CacheControl OURS =
            CacheControl.maxAge(Duration.ofMinutes(10)).cachePublic();

    /** Libraries carry their version in the address; letters and pictures do not change. */
    private static final CacheControl STEADY =
            CacheControl.maxAge(Duration.ofDays(30)).cachePublic();

    private final Map<String, String> tags = new ConcurrentHashMap<>();

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        kept(registry.addResourceHandler("/css/**").addResourceLocations("classpath:/static/css/"), OURS);
        kept(registry.addResourceHandler("/js/**").addResourceLocations("classpath:/static/js/"), OURS);
        kept(registry.addResourceHandler("/img/**").addResourceLocations("classpath:/static/img/"), STEADY);
        kept(registry.addResourceHandler("/fonts/**").addResourceLocations("classpath:/static/fonts/"), STEADY);
        kept(registry.addResourceHandler("/favicon.svg").addResourceLocations("classpath:/static/"), STEADY);
        kept(
                registry.addResourceHandler("/webjars/**")
                        .addResourceLocations("classpath:/META-INF/resources/webjars/"),
                STEADY);
    }

    private void kept(ResourceHandlerRegistration files, CacheControl control) {
        files.setCacheControl(control)
                .setUseLastModified(false)
                .setEtagGenerator(this::tag)
                .resourceChain(true);
    }

    /** A weak one: the server may send the same file compressed (RFC 9110, section 8.8.1). */
    private String tag(Resource file) {
        return tags.computeIfAbsent(
                file.getDescription(), name -> "W/\"" + Sha256.hex(bytes(file)).substring(0, 24) + "\"");
    }

    private static byte[] bytes(Resource file) {
        try {
            return file.getContentAsByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
