package org.cairn.credential.web;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.springframework.web.util.HtmlUtils;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Ways to show a published credential elsewhere. Nothing is sent by Cairn: the owner follows a link, or copies a line.
 *
 * @param linkedIn opens the form of LinkedIn, filled in
 * @param embed a line for the owner's own web page: a frame without scripts
 */
record Sharing(String linkedIn, String embed) {

    static Sharing of(CredentialPage page, Instant awardedAt, Optional<Instant> validUntil) {
        UriComponentsBuilder address = UriComponentsBuilder.fromUriString("https://www.linkedin.com/profile/add")
                .queryParam("startTask", "CERTIFICATION_NAME")
                .queryParam("name", "{name}")
                .queryParam("organizationName", "{organization}")
                .queryParam("certUrl", "{address}")
                .queryParam("certId", page.id());
        date(address, "issue", awardedAt);
        validUntil.ifPresent(until -> date(address, "expiration", until));
        String linkedIn = address.encode()
                .buildAndExpand(page.title(), page.issuer(), page.address())
                .toUriString();
        String embed = "<iframe src=\"" + page.address() + "/embed\" title=\"" + HtmlUtils.htmlEscape(page.title())
                + "\" width=\"360\" height=\"240\" loading=\"lazy\"></iframe>";
        return new Sharing(linkedIn, embed);
    }

    private static void date(UriComponentsBuilder address, String what, Instant instant) {
        ZonedDateTime day = instant.atZone(ZoneOffset.UTC);
        address.queryParam(what + "Year", day.getYear()).queryParam(what + "Month", day.getMonthValue());
    }
}
