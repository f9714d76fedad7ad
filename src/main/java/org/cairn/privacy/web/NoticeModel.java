package org.cairn.privacy.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.cairn.platform.Institution;
import org.cairn.platform.Platforms;
import org.cairn.privacy.CollectionNotice;
import org.cairn.privacy.CollectionNotices;
import org.cairn.shared.Bilingual;
import org.cairn.shared.Holder;
import org.cairn.shared.PageModel;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.RequestContextUtils;
import org.thymeleaf.context.LazyContextVariable;

/** In a course, whoever has not read why something is collected is shown it on every page until they have. */
@Component
class NoticeModel implements PageModel {

    private final CollectionNotices notices;
    private final Platforms platforms;

    NoticeModel(CollectionNotices notices, Platforms platforms) {
        this.notices = notices;
        this.platforms = platforms;
    }

    /** Looked up where a page asks for it, and nowhere else. */
    @Override
    public void add(HttpServletRequest request, Map<String, Object> model) {
        if (request.getAttribute(Holder.ATTRIBUTE) instanceof Holder holder && holder.course() != null) {
            model.put("collectionNotice", new LazyContextVariable<@Nullable NoticePage>() {
                @Override
                protected @Nullable NoticePage loadValue() {
                    return unread(holder, RequestContextUtils.getLocale(request))
                            .orElse(null);
                }
            });
        }
    }

    private Optional<NoticePage> unread(Holder holder, Locale locale) {
        return notices.unread(holder.institution(), holder.person())
                .map(notice -> page(notice, platforms.institution(holder.institution()), locale));
    }

    static NoticePage page(CollectionNotice notice, Institution institution, Locale locale) {
        return new NoticePage(
                said(notice.purpose(), locale),
                said(notice.authority(), locale),
                said(notice.contact(), locale),
                institution.name().in(locale),
                institution.email());
    }

    private static @Nullable String said(@Nullable Bilingual text, Locale locale) {
        return text == null ? null : text.in(locale);
    }
}
