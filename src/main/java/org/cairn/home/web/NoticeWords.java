package org.cairn.home.web;

import java.util.Locale;
import org.cairn.privacy.CollectionNotice;
import org.cairn.shared.Bilingual;
import org.jspecify.annotations.Nullable;

/** What an institution says itself of why it collects something, in the reader's language; Cairn's words stand for what is absent. */
record NoticeWords(
        @Nullable String purpose,
        @Nullable String authority,
        @Nullable String contact) {

    static final NoticeWords OF_CAIRN = new NoticeWords(null, null, null);

    static NoticeWords of(CollectionNotice notice, Locale locale) {
        return new NoticeWords(
                said(notice.purpose(), locale), said(notice.authority(), locale), said(notice.contact(), locale));
    }

    private static @Nullable String said(@Nullable Bilingual text, Locale locale) {
        return text == null ? null : text.in(locale);
    }
}
