package org.cairn.sandbox;

import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Writes the message of a launch: what all say, what this one is about, and the last word of the LMS that it is like. */
@Component
final class IdTokens {

    private final CommonClaims common;
    private final MessageClaims messages;
    private final Manners manners;
    private final PlatformKeys keys;
    private final Addresses addresses;

    IdTokens(CommonClaims common, MessageClaims messages, Manners manners, PlatformKeys keys, Addresses addresses) {
        this.common = common;
        this.messages = messages;
        this.manners = manners;
        this.keys = keys;
        this.addresses = addresses;
    }

    String write(PendingLaunch launch, Person person, String nonce, Locale locale) {
        Map<String, Object> claims = common.of(launch, person, nonce, locale);
        messages.add(claims, launch, person);
        boolean french = locale.getLanguage().equals("fr");
        manners.now().shape(claims, new LaunchHabits.Occasion(launch, person, addresses.issuer(), french));
        if (launch instanceof PendingLaunch.OfOddity odd) {
            odd.oddity().apply(claims);
        }
        return keys.sign(claims);
    }
}
