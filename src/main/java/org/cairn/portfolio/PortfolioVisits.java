package org.cairn.portfolio;

import java.util.Locale;
import java.util.Optional;
import org.cairn.shared.Secrets;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Visits by way of a mailbox: apart from every launch and every sign-in of an administrator, with a secret of their own that is
 * good for nothing else.
 */
@Service
public class PortfolioVisits {

    private final PortfolioLinkTable links;
    private final PortfolioVisitTable visits;
    private final Secrets secrets;

    PortfolioVisits(PortfolioLinkTable links, PortfolioVisitTable visits, Secrets secrets) {
        this.links = links;
        this.visits = visits;
        this.secrets = secrets;
    }

    /** Whether this link still opens a visit. Asking uses nothing up: programs look at the links of letters by themselves. */
    public boolean isLink(String code) {
        return links.find(code).isPresent();
    }

    /** @return what the browser has to bring for each page; empty where the link has served, is too old or was never sent */
    @Transactional
    public Optional<String> open(String code, Locale language) {
        return links.find(code).filter(address -> links.take(code) == 1).map(address -> {
            String token = secrets.next();
            visits.add(token, new PortfolioVisit(address, language));
            return token;
        });
    }

    public Optional<PortfolioVisit> find(String token) {
        Optional<PortfolioVisit> visit = visits.find(token);
        visit.ifPresent(found -> visits.seen(token));
        return visit;
    }

    public void speak(String token, Locale language) {
        visits.speak(token, language);
    }

    public void end(String token) {
        visits.remove(token);
    }
}
