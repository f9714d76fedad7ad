package org.cairn.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An LMS that does what the specifications say, and offers all that they offer. */
final class Standard implements Lms {

    @Override
    public boolean offersNotices() {
        return true;
    }

    @Override
    public boolean offersPrivacyLaunch() {
        return true;
    }

    @Override
    public boolean offersEula() {
        return true;
    }

    @Override
    public boolean offersDifferences() {
        return true;
    }

    @Override
    public List<Map<String, Object>> messagesSupported() {
        List<Map<String, Object>> messages = new ArrayList<>(Lms.super.messagesSupported());
        messages.add(Map.of("type", LaunchClaims.REVIEW_REQUEST));
        messages.add(Map.of("type", LaunchClaims.PRIVACY_REQUEST));
        messages.add(Map.of("type", LaunchClaims.EULA_REQUEST));
        return messages;
    }
}
