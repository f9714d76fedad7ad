package org.cairn.portfolio;

import java.util.Locale;
import org.cairn.outbound.Letter;
import org.cairn.shared.PublicAddress;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Puts words to the letter with a link. No name, and nothing of what was awarded: who else reads a mailbox is not known. */
@Component
class PortfolioWords {

    private final MessageSource messages;
    private final PublicAddress address;

    PortfolioWords(MessageSource messages, PublicAddress address) {
        this.messages = messages;
        this.address = address;
    }

    Letter letter(String to, String code, Locale language) {
        String link = address.at("/my/links/" + code + "?lang=" + language.getLanguage())
                .toString();
        Object[] about = {link, PortfolioLinks.LIFETIME.toMinutes()};
        return new Letter(
                to,
                messages.getMessage("portfolio.letter.subject", about, language),
                messages.getMessage("portfolio.letter.text", about, language));
    }
}
