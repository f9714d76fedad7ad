package org.cairn.sandbox;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.util.InvalidMimeTypeException;

/** The media types of the services. They are demanded exactly, since platforms do. */
final class MediaTypes {

    static final String LINE_ITEM = "application/vnd.ims.lis.v2.lineitem+json";
    static final String LINE_ITEMS = "application/vnd.ims.lis.v2.lineitemcontainer+json";
    static final String SCORE = "application/vnd.ims.lis.v1.score+json";
    static final String RESULTS = "application/vnd.ims.lis.v2.resultcontainer+json";
    static final String MEMBERSHIPS = "application/vnd.ims.lti-nrps.v2.membershipcontainer+json";

    private MediaTypes() {}

    /** @throws ServiceRefusal 406 where the caller does not name the type; a wildcard does not name it */
    static void demandAccepted(@Nullable String accept, String type) {
        if (accept == null || MediaType.parseMediaTypes(accept).stream().noneMatch(given -> is(given, type))) {
            throw new ServiceRefusal(HttpStatus.NOT_ACCEPTABLE, "Accept must name " + type);
        }
    }

    /** @throws ServiceRefusal 415 where the body is said to be something else */
    static void demandContent(@Nullable String contentType, String type) {
        if (contentType == null || !is(parse(contentType), type)) {
            throw new ServiceRefusal(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Content-Type must be " + type);
        }
    }

    private static MediaType parse(String contentType) {
        try {
            return MediaType.parseMediaType(contentType);
        } catch (InvalidMimeTypeException | org.springframework.http.InvalidMediaTypeException wrong) {
            throw ServiceRefusal.badRequest("Content-Type cannot be read");
        }
    }

    private static boolean is(MediaType given, String type) {
        return given.equalsTypeAndSubtype(MediaType.parseMediaType(type));
    }
}
