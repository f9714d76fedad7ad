package org.cairn.shared;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;

/** What every template may count on. It is asked once a page is to be made, and not where a browser is only sent on. */
public interface PageModel {

    /** @param model what the page's own handler has put into it, which stays as it is */
    void add(HttpServletRequest request, Map<String, Object> model);
}
