package org.cairn.shared;

import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.BindStatus;
import org.springframework.web.servlet.support.RequestContext;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What templates may know of the request: its path, and what a form field shows. They call it as {@code @thisPage} with
 * {@code springRequestContext}, because Thymeleaf lets none of them ask Spring's own context.
 */
@Component("thisPage")
class ThisPage {

    /** The path of this page, without its query. */
    public String path(RequestContext context) {
        return context.getRequestUri();
    }

    /** This same page in a language: what it was asked for stays asked for. */
    public String inLanguage(RequestContext context, String language) {
        return UriComponentsBuilder.newInstance()
                .query(context.getQueryString())
                .replaceQueryParam("lang", language)
                .build()
                .toUriString();
    }

    /**
     * The value of a field, or what was typed and refused, and why.
     *
     * @param form the name of the model attribute
     */
    public Field field(RequestContext context, String form, String name) {
        BindStatus status = context.getBindStatus(form + "." + name);
        return new Field(status.getDisplayValue(), List.of(status.getErrorMessages()));
    }

    /** A field of a form. */
    public record Field(String value, List<String> errors) {

        public boolean wrong() {
            return !errors.isEmpty();
        }
    }
}
