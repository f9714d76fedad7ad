package org.cairn.credential.web;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.util.InvalidMimeTypeException;
import org.springframework.util.MimeTypeUtils;

/** The forms in which one address answers, and how a reader asks for them. */
enum Format {
    HTML("html", "text/html"),
    JSON("json", "application/vc+ld+json, application/vc, application/ld+json, application/json"),
    JWT("jwt", "application/vc+jwt, application/jwt, text/plain"),
    SVG("svg", "image/svg+xml"),
    PNG("png", "image/png"),
    PDF("pdf", "application/pdf");

    private final String suffix;
    private final String types;

    Format(String suffix, String types) {
        this.suffix = suffix;
        this.types = types;
    }

    /** A format and the very type that was asked for. */
    record Wanted(Format format, MediaType type) {}

    String suffix() {
        return suffix;
    }

    private List<MediaType> types() {
        return MediaType.parseMediaTypes(types);
    }

    Wanted asSuch() {
        return new Wanted(this, types().get(0));
    }

    static Optional<Wanted> ofSuffix(String suffix) {
        return Arrays.stream(values())
                .filter(format -> format != HTML && format.suffix.equals(suffix))
                .findFirst()
                .map(format -> new Wanted(
                        format,
                        JSON.equals(format)
                                ? MediaType.APPLICATION_JSON
                                : format.types().get(0)));
    }

    /**
     * What the Accept header likes best. Whoever names nothing gets the document: browsers always name text/html,
     * programs often name nothing.
     */
    static Optional<Wanted> of(String accept, List<Format> offered) {
        try {
            List<MediaType> liked = MediaType.parseMediaTypes(accept.isBlank() ? "*/*" : accept);
            MimeTypeUtils.sortBySpecificity(liked);
            return liked.stream()
                    .sorted((one, other) -> Double.compare(other.getQualityValue(), one.getQualityValue()))
                    .filter(type -> type.getQualityValue() > 0)
                    .flatMap(type -> match(type, offered).stream())
                    .findFirst();
        } catch (InvalidMimeTypeException | InvalidMediaTypeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Wanted> match(MediaType liked, List<Format> offered) {
        if (liked.isWildcardType()) {
            return Optional.of(new Wanted(JSON, MediaType.APPLICATION_JSON));
        }
        return offered.stream()
                .flatMap(format ->
                        format.types().stream().filter(liked::includes).map(type -> new Wanted(format, type)))
                .findFirst();
    }
}
