package org.cairn.portfolio.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.cairn.shared.PageModel;
import org.springframework.stereotype.Component;

/** What every template may count on during a visit: {@code mailbox}, and {@code base} as in a course. */
@Component
class PortfolioModel implements PageModel {

    @Override
    public void add(HttpServletRequest request, Map<String, Object> model) {
        if (PortfolioGuard.visit(request) != null) {
            model.put("mailbox", true);
            model.put("base", "/my");
        }
    }
}
